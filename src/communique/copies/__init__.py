"""Passages that documents share."""
