"""Which meeting a document speaks of, and one Meeting of many mentions."""
