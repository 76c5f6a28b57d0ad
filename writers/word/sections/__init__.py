"""The sections of a notification, each from what the record and the outlook hold."""
