//! Files broken at random.
