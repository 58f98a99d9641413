"""What the world may see: plain frozen types. Whatever is here may be printed; nothing else may."""
