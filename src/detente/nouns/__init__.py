"""The nouns every room speaks in. Frozen; every text they hold is a span of the page."""
