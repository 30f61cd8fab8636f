//! The curve in small: an area, a line, and a dot on the last day. Without a curve, where the score lies between 0 and
//! 100.

use super::draw::{Anchor, Drawing, QUIET};
use crate::card::{Card, Hundredths};
use std::fmt::Write;

/// Points of score that a curve's height shows at least: what hardly moved looks like it.
const LEAST_SPAN: i32 = 500;

/// Where the curve goes.
#[derive(Clone, Copy)]
pub(in crate::card) struct Frame {
    pub left: i32,
    pub top: i32,
    pub width: i32,
    pub height: i32,
}

pub(in crate::card) fn curve(drawing: &mut Drawing, card: &Card, frame: Frame) {
    match &*card.curve {
        [] | [_] => scale(drawing, card, frame),
        weeks => line(drawing, weeks, frame),
    }
}

/// The weeks as a path into a frame, and each of its points: in hundredths, which are of a pixel here.
pub(in crate::card) fn path(weeks: &[Hundredths], frame: Frame) -> (String, Vec<[Hundredths; 2]>) {
    let (least, most) = weeks.iter().fold((i32::MAX, 0), |(least, most), w| (least.min(w.0), most.max(w.0)));
    let span = (most - least).max(LEAST_SPAN);
    let low = (least - (span - (most - least)) / 2).max(0);
    let steps = (weeks.len() as i32 - 1).max(1);
    // Cut to tenths.
    let place = |(n, week): (usize, &Hundredths)| {
        let x = frame.left * 100 + frame.width * 100 * n as i32 / steps;
        let y = (frame.top + frame.height) * 100 - frame.height * 100 * (week.0 - low) / span;
        [x, y].map(|at| at / 10 * 10)
    };
    // The first point, then each from the one before. A sign needs no blank before it.
    let mut path = "m".to_owned();
    let mut before = [0, 0];
    let points: Vec<_> = weeks.iter().enumerate().map(place).collect();
    for point in &points {
        for (at, before) in point.iter().zip(&mut before) {
            let step = at - std::mem::replace(before, *at);
            let blank = if path == "m" || step < 0 { "" } else { " " };
            let _ = write!(path, "{blank}{}", Hundredths(step));
        }
    }
    (path, points.into_iter().map(|point| point.map(Hundredths)).collect())
}

fn line(drawing: &mut Drawing, weeks: &[Hundredths], frame: Frame) {
    let (path, points) = path(weeks, frame);
    let Some([x, y]) = points.last() else { return };
    let Frame { left, top, width, height } = frame;
    let (right, bottom) = (left + width, top + height);
    drawing.add(&format!(
        "<path class=\"a\" fill=\"#0b6b60\" fill-opacity=\".13\" d=\"{path}V{bottom}H{left}Z\"/>\n\
         <path class=\"r\" stroke=\"#e4e1da\" d=\"M{left} {bottom}.5H{right}\"/>\n\
         <path class=\"s\" fill=\"none\" stroke=\"#0b6b60\" stroke-width=\"2\" stroke-linejoin=\"round\" \
         stroke-linecap=\"round\" d=\"{path}\"/>\n\
         <circle class=\"a\" fill=\"#0b6b60\" cx=\"{x}\" cy=\"{y}\" r=\"3.5\"/>"
    ));
}

fn scale(drawing: &mut Drawing, card: &Card, frame: Frame) {
    let middle = frame.top + frame.height / 2;
    let at = |score: Hundredths| Hundredths(frame.left * 100 + frame.width * score.0 / 100);
    let (left, right) = (frame.left, frame.left + frame.width);
    drawing.add(&format!(
        "<path class=\"r\" stroke=\"#e4e1da\" stroke-width=\"6\" stroke-linecap=\"round\" d=\"M{left} {middle}H{right}\"/>"
    ));
    drawing.text((left, middle + 20), Anchor::Start, 11, QUIET, "0");
    drawing.text((right, middle + 20), Anchor::End, 11, QUIET, "100");
    if let Some([low, high]) = card.band {
        drawing.add(&format!(
            "<path class=\"s\" stroke=\"#0b6b60\" stroke-opacity=\".35\" stroke-width=\"6\" stroke-linecap=\"round\" \
             d=\"M{} {middle}H{}\"/>",
            at(low),
            at(high)
        ));
    }
    drawing.add(&format!("<circle class=\"a\" fill=\"#0b6b60\" cx=\"{}\" cy=\"{middle}\" r=\"5\"/>", at(card.score)));
}
