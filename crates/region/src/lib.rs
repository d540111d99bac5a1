//! Homeground region.
