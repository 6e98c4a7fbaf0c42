"""Link services, to a region's administrator."""
