//! Messages set aside to be appended again later.

pub mod check_back;
pub mod delay_levels;
pub mod half_messages;
pub mod undecided;
