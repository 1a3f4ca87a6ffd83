"""Fixes texts, cuts pages into regions and describes them."""
