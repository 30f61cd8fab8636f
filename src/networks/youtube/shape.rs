//! What a table of Google's holds, told by the shape of its cells: names of folders, files and columns are in the
//! user's language (`comentarios.csv`, `ID de vídeo`), and columns change places.

use crate::readers::table;
use crate::readers::text;
use crate::record::When;
use std::borrow::Cow;

/// What a table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Own comments, live chat messages, and posts of the community tab.
    Comments,
    Subscriptions,
    /// Own videos.
    Videos,
    /// Own channels.
    Channels,
    /// The playlist of liked videos.
    Likes,
}

/// Rows that are looked at.
const ROWS: u32 = 10;

/// What the table that begins so holds, if it is read at all. Headers alone say nothing.
pub fn holds(start: &[u8], name: &str) -> Option<Holds> {
    let mut found = None;
    // The last row may be cut: an error at the end is none of the file's.
    let _ = table::rows(start, &[], &mut |event| {
        if let table::Event::Row(row) = event {
            let cells = Cells::of(&row);
            found = of_row(&cells, name);
            return found.is_none() && row.number < ROWS;
        }
        true
    });
    found
}

fn of_row(cells: &Cells, name: &str) -> Option<Holds> {
    let channel = !cells.channel().is_empty();
    let time = cells.time().at.is_some();
    if channel && !time && cells.is_subscription() {
        return Some(Holds::Subscriptions);
    }
    if cells.has(is_playlist_of_likes) || (name.starts_with("liked videos") && is_video(cells.first())) {
        return Some(Holds::Likes);
    }
    match (channel && time, is_video(cells.first())) {
        (true, true) => Some(Holds::Videos),
        (true, false) if cells.has(is_comment) => Some(Holds::Comments),
        (false, _) if is_channel(cells.first()) && cells.title.is_some() => Some(Holds::Channels),
        _ => None,
    }
}

/// One row's cells.
pub struct Cells<'t> {
    cells: Vec<Cow<'t, str>>,
    /// The channel's name: the last column whose header ends in `(original)`, which most languages keep.
    title: Option<usize>,
}

impl<'t> Cells<'t> {
    pub fn of(row: &table::Row<'t>) -> Cells<'t> {
        let mut title = None;
        let mut cells = Vec::new();
        for (header, cell) in row.cells() {
            if header.ends_with("(original)") {
                title = Some(cells.len());
            }
            cells.push(cell);
        }
        Cells { cells, title }
    }

    fn first(&self) -> &str {
        self.cells.first().map_or("", |cell| cell)
    }

    fn has(&self, is: fn(&str) -> bool) -> bool {
        self.cells.iter().any(|cell| is(cell))
    }

    /// The first cell of a shape, or nothing.
    pub fn find(&self, is: fn(&str) -> bool) -> &str {
        self.cells.iter().find(|cell| is(cell)).map_or("", |cell| cell)
    }

    /// The id of a channel.
    pub fn channel(&self) -> &str {
        self.find(is_channel)
    }

    /// The name in a table of channels, or of subscriptions: there it is the last cell.
    pub fn title(&self) -> &str {
        let last = self.cells.len().saturating_sub(1);
        self.cells.get(self.title.unwrap_or(last)).map_or("", |cell| cell)
    }

    /// The last time: a video's is first that of its making, then that of its publication.
    pub fn time(&self) -> When {
        text::exact(self.cells.iter().rev().find_map(|cell| time(cell)))
    }

    /// Id, address, name.
    fn is_subscription(&self) -> bool {
        let address = self.cells.get(1).map_or("", |cell| cell);
        self.cells.len() == 3 && is_channel(self.first()) && address.contains("youtube.com/")
    }
}

fn time(cell: &str) -> Option<i64> {
    if cell.as_bytes().contains(&b':') { text::iso(cell) } else { None }
}

fn is_id(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

pub fn is_channel(cell: &str) -> bool {
    cell.len() == 24 && cell.starts_with("UC") && is_id(cell)
}

pub fn is_video(cell: &str) -> bool {
    cell.len() == 11 && is_id(cell)
}

/// How ids of playlists begin: made by the user, liked, favourites, uploads.
const PLAYLISTS: [&str; 5] = ["PL", "LL", "FL", "UU", "OL"];

/// The id of a comment, a live chat message or a post; a reply's begins with that of what it replies to, and a dot.
pub fn is_comment(cell: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b'%' | b'=');
    let other = || is_channel(cell) || PLAYLISTS.iter().any(|kind| cell.starts_with(kind));
    cell.len() >= 20 && cell.bytes().all(plain) && !other()
}

/// A post of the community tab has an id like a comment's.
pub fn is_post(cell: &str) -> bool {
    cell.starts_with("Ugkx") && is_comment(cell)
}

/// Named for its owner's channel: `LL` in the place of `UC`.
fn is_playlist_of_likes(cell: &str) -> bool {
    cell.len() == 24 && cell.starts_with("LL") && is_id(cell)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_table_makes_it_panic(text in "([a-zA-Z0-9_.%-]{0,30}|[,\"\n;]|é|UC[a-z0-9]{22}|2024-01-02T03:04:05Z){0,40}") {
            let _ = holds(text.as_bytes(), &text);
        }
    }

    fn of(text: &str) -> Option<Holds> {
        holds(text.as_bytes(), "x.csv")
    }

    #[test]
    fn tables_are_known_in_every_language_and_order() {
        let me = "UCmmmmmmmmmmmmmmmmmmmmmm";
        let comment = "UgwAAAAAAAAAAAAAAAA4AaABAg";
        for header in [
            "Comment ID,Channel ID,Comment Create Timestamp,Price,Parent Comment ID,Video ID,Comment Text",
            "a,b,c,d,e,f,g",
        ] {
            let text = format!(
                "{header}\n{comment},{me},2024-01-02T03:04:05.678901+00:00,0,,aaaaaaaaaaa,\"{{\"\"text\"\":\"\"hi\"\"}}\"\n"
            );
            assert_eq!(of(&text), Some(Holds::Comments));
        }
        let new = format!("a,b,c,d,e,f,g\n{me},2024-01-02T03:04:05+00:00,0,{comment}.9b,{comment},aaaaaaaaaaa,x\n");
        assert_eq!(of(&new), Some(Holds::Comments));
        let subscription = format!("ID de canal,URL,Título\n{me},http://www.youtube.com/channel/{me},Ann Example\n");
        assert_eq!(of(&subscription), Some(Holds::Subscriptions));
        let video = format!("Video-ID,x,y,z\naaaaaaaaaaa,1000,{me},2024-01-02T03:04:05+00:00\n");
        assert_eq!(of(&video), Some(Holds::Videos));
        let channel = format!("ID-ul canalului,Titlul canalului (original),Vizibilitatea\n{me},Ann Example,Public\n");
        assert_eq!(of(&channel), Some(Holds::Channels));
        let likes = "Playlist Id,Channel Id,Time Created\nLLmmmmmmmmmmmmmmmmmmmmmm,UCmmmmmmmmmmmmmmmmmmmmmm,2024-01-02 03:04:05 UTC\n";
        assert_eq!(of(likes), Some(Holds::Likes));
    }

    #[test]
    fn other_tables_are_not() {
        for text in [
            "",
            "Video ID,Playlist Video Creation Timestamp\naaaaaaaaaaa,2024-01-02T03:04:05+00:00\n",
            "Channel ID,Channel Vanity URL 1 Name\nUCmmmmmmmmmmmmmmmmmmmmmm,ann\n",
            "Date,Link,Message\n2024-01-02 03:04:05,https://www.linkedin.com/feed/update/x,hi\n",
            "id,permalink,date,ip,subreddit,gildings,link,parent,body,media\nabc,https://www.reddit.com/r/x/comments/y,2024-01-02 03:04:05 UTC,,x,0,,,hi,\n",
            "Playlist Id,Channel Id,Time Created\nPLaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,UCmmmmmmmmmmmmmmmmmmmmmm,2024-01-02 03:04:05 UTC\n",
            "Video ID,Video Recording Latitude\naaaaaaaaaaa,50.1\n",
            "\"an open quotation mark",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
