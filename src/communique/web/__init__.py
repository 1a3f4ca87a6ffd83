"""What lies at an address: asked politely, checked before and after, and kept."""
