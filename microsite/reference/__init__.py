"""What the guides for editors are generated from; JSON Schemas."""
