"""Where sealed files lie: on disk, or in an S3 store."""
