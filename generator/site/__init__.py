"""From Markdown pages to a site: MkDocs for each language, and what stands around both."""
