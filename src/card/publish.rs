//! The files that are made of a card alone, from whichever door: the same card, the same bytes.

use super::Card;
use crate::card::badge::{Look, Size, badge};
use crate::card::embed::embed;
use crate::card::picture::{Shape, picture};
use crate::score::Day;
use serde::Serialize;

/// What its owner may publish.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Published {
    /// `card.json`.
    pub json: String,
    /// `badge.svg`.
    pub badge: String,
    /// `badge-small.svg`.
    pub badge_small: String,
    /// `badge-wide.svg`.
    pub badge_wide: String,
    /// `embed.html`.
    pub embed: String,
    /// 1080 × 1920, for a phone's screen.
    pub picture_story: String,
    /// 1080 × 1080.
    pub picture_square: String,
    /// 1200 × 630, as links are shown.
    pub picture_wide: String,
}

impl Published {
    /// Every file with its name.
    pub fn files(&self) -> [(&'static str, &str); 5] {
        [
            ("card.json", &self.json),
            ("badge.svg", &self.badge),
            ("badge-small.svg", &self.badge_small),
            ("badge-wide.svg", &self.badge_wide),
            ("embed.html", &self.embed),
        ]
    }
}

/// Somebody's card in short. The name is untrusted text.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CardFacts {
    name: String,
    as_of: Day,
    score: f64,
    /// The model that it was scored with; null: the card doesn't say.
    model: Option<u32>,
}

impl Card {
    /// All files, the badges in this look, and all in its language.
    pub fn publish(&self, look: Look) -> Published {
        Published {
            json: self.write(),
            badge: badge(self, Size::Medium, look),
            badge_small: badge(self, Size::Small, look),
            badge_wide: badge(self, Size::Wide, look),
            embed: embed(self, look.language),
            picture_story: picture(self, Shape::Story, look.language),
            picture_square: picture(self, Shape::Square, look.language),
            picture_wide: picture(self, Shape::Wide, look.language),
        }
    }

    /// Who has which score, and since when.
    pub fn facts(&self) -> CardFacts {
        let model = self.versions.as_ref().map(|versions| versions.model);
        CardFacts { name: self.name.clone(), as_of: self.as_of, score: self.score.value(), model }
    }
}
