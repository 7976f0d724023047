"""re._parser: patterns and templates are parsed by the host's own parser, natively."""
