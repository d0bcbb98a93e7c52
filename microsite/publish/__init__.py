"""Staging, sealing, upload and hosts."""
