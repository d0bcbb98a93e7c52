"""Building a network, or one branch; workers and parts."""
