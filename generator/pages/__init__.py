"""Pages: one module and one template for each kind, made from the public portfolio alone."""
