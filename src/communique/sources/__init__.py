"""What there is to read: files, pages and bulk rows as Sources."""
