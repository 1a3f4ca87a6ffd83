"""The register on the user's own machine: pages to look at, records as JSON, texts to add."""
