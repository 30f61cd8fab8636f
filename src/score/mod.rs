//! (to come)
/// stub
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(pub i64);
impl Day {
    /// stub
    pub fn parse(_: &str) -> Option<Day> {
        None
    }
}
