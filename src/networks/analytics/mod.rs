//! Tables that networks give to those who publish: counts of every post, which archives lack or have only in part.
//!
//! What leaves this room: posts with how many reacted, reposted and replied, and nothing of how many looked: views and
//! impressions are nobody's act. Shares on YouTube and Instagram, saves and link clicks are left out, too: what they
//! led to is not seen.
//!
//! **Whose.** None of the tables says it in a way that archives do (X writes a handle into links, LinkedIn a name into
//! the file's), so they set no owner: beside an archive of the network they are its owner's, and join its posts by id;
//! alone they are their dropper's, as one gets them of one's own account only.

mod counts;
mod linkedin;
mod tables;

use crate::import::{Format, OwnWords};

/// X: Premium's table of posts, and the one that all had until 2023.
pub(super) const X: Format = Format {
    name: "x-analytics",
    network: "twitter",
    title: "X (Twitter) Analytics",
    how: &[
        "On x.com open Premium, Analytics, Content; choose the time and download the table as CSV.",
        "Older tables (tweet_activity_metrics_….csv) are read, too. Not the overview: it has days, not posts.",
        "Drop it together with your archive, which doesn't count replies; alone it is taken to be yours.",
    ],
    wait: "at once",
    gives: crate::import::Gives::Counts,
    mend: "it is the overview by day, or has no posts; open Content in X's Analytics and download that table",
    shown: &[
        "Tweet id",
        "Tweet permalink",
        "time",
        "retweets",
        "replies",
        "likes",
        "favorites",
        "Post id",
        "Date",
        "Post Link",
        "Reposts",
    ],
    own_words: OwnWords::Never,
    claim: tables::claim,
    sniff: tables::sniff_x,
    read: tables::read_x,
};

/// LinkedIn: the workbook of all content, and those of single posts.
pub(super) const LINKEDIN: Format = Format {
    name: "linkedin-analytics",
    network: "linkedin",
    title: "LinkedIn Analytics",
    how: &[
        "On LinkedIn, in English, open your profile, Show all analytics, Post impressions; choose Past 365 days and press Export.",
        "It has the 50 best posts, each with one sum of reactions, comments and reposts: all of them count as reactions, the least they can be.",
        "A single post's analytics can be exported as well, and tell them apart. Drop the workbooks (.xlsx) as they are.",
    ],
    wait: "at once",
    gives: crate::import::Gives::Counts,
    mend: "no post is in it that one can tell; set LinkedIn to English, export again, and drop the workbook as it is",
    shown: &["A", "B", "C"],
    own_words: OwnWords::Never,
    claim: linkedin::claim,
    sniff: linkedin::sniff,
    read: linkedin::read,
};

/// YouTube Studio's table of videos, in English and German.
pub(super) const YOUTUBE: Format = Format {
    name: "youtube-studio",
    network: "youtube",
    title: "YouTube Studio",
    how: &[
        "On studio.youtube.com open Analytics, Advanced mode, Content; set the time to Lifetime.",
        "Add the columns Likes and Comments added with the plus, scroll down until all videos are listed, and export as CSV (in English or German).",
        "Drop the ZIP, or its Table data.csv, as it is.",
    ],
    wait: "at once",
    gives: crate::import::Gives::Counts,
    mend: "it has no video; open Analytics, Advanced mode, Content, and export the table of videos",
    shown: &[
        "Content",
        "Video",
        "Videos",
        "Video publish time",
        "Likes",
        "Comments added",
        "Veröffentlichungszeitpunkt des Videos",
        "Kommentare hinzugefügt",
    ],
    own_words: OwnWords::Never,
    claim: tables::claim,
    sniff: tables::sniff_youtube,
    read: tables::read_youtube,
};

/// Instagram: Meta Business Suite's table of posts.
pub(super) const INSTAGRAM: Format = Format {
    name: "instagram-insights",
    network: "instagram",
    title: "Instagram Insights (Meta Business Suite)",
    how: &[
        "For professional accounts: on business.facebook.com, in English, open Insights, Content.",
        "Choose the time, press Export data, and take the CSV with one row for each post (Lifetime).",
    ],
    wait: "some minutes",
    gives: crate::import::Gives::Counts,
    mend: "it has no post; in Meta Business Suite choose Insights, Content, Export data",
    shown: &["Post ID", "Account username", "Publish time", "Permalink", "Post type", "Likes", "Comments"],
    own_words: OwnWords::Never,
    claim: tables::claim,
    sniff: tables::sniff_instagram,
    read: tables::read_instagram,
};
