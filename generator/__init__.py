"""Berdaya: a public programme portfolio made from YAML records. The flow is in `generator.build`."""
