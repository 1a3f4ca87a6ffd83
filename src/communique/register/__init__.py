"""The kept register: store, search, judgements, export."""
