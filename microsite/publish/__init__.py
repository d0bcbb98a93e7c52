"""Staging, upload and hosts."""
