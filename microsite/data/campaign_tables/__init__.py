"""What small branches add to campaigns, in tables: a folder for each kind, a file for each campaign."""
