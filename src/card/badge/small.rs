//! A shield, as README files have them in rows.

use super::draw::Drawing;
use super::look::Look;
use crate::card::Card;

/// The font that shields are set in; where another takes its place, `textLength` keeps the width.
const FONT: &str = "Verdana,Geneva,'DejaVu Sans',sans-serif";
/// The name's half.
const LABEL: i32 = 70;

pub(super) fn small(card: &Card, look: Look) -> String {
    let score = look.language.number(card.score);
    let text = 7 * score.len() as i32 - 3;
    let (value, middle) = (text + 12, LABEL + text / 2 + 6);
    let mut drawing = Drawing::new(card, LABEL + value, 20, FONT, look);
    let (straight, label) = (value - 3, LABEL - 3);
    drawing.add(&format!("<path fill=\"#45423e\" d=\"M3 0h{label}v20H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3\"/>"));
    drawing.add(&format!(
        "<path fill=\"#0b6b60\" d=\"M{LABEL} 0h{straight}a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3h-{straight}\"/>"
    ));
    drawing.add(&format!(
        "<g fill=\"#fff\" font-size=\"11\" text-anchor=\"middle\"><text x=\"{}\" y=\"14\" textLength=\"58\">cloutscope</text>\
         <text x=\"{middle}\" y=\"14\" textLength=\"{text}\">{score}</text></g>",
        LABEL / 2
    ));
    drawing.finish()
}
