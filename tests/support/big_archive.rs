//! An invented X archive as large as a busy account's: one `tweets.js`, in the layout of 2024.

use std::io::{self, Write};

/// Draws numbers from a seed.
struct Draw(u64);

impl Draw {
    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % n
    }

    fn of<'w>(&mut self, words: &[&'w str]) -> &'w str {
        words[self.below(words.len() as u64) as usize]
    }
}

const WORDS: [&str; 40] = [
    "the",
    "a",
    "and",
    "of",
    "to",
    "in",
    "is",
    "that",
    "for",
    "was",
    "river",
    "bread",
    "window",
    "train",
    "morning",
    "garden",
    "letter",
    "winter",
    "really",
    "never",
    "always",
    "maybe",
    "coffee",
    "deploy",
    "graph",
    "novel",
    "cat",
    "bicycle",
    "“yes”",
    "café",
    "Straße",
    "naïve",
    "🙂",
    "🚆",
    "—",
    "so",
    "then",
    "again",
    "tomorrow",
    "wonderful",
];
const SYLLABLES: [&str; 24] = [
    "ba", "be", "bi", "dor", "du", "el", "fa", "gen", "ha", "in", "jo", "ka", "lim", "mer", "no", "or", "pa", "qui",
    "ral", "sto", "ti", "un", "vex", "zu",
];
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const WEEKDAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
const DAY: u64 = 86_400;

/// As X writes it: `Wed Apr 06 22:32:21 +0000 2022`.
fn written(at: u64) -> String {
    let date = jiff::Timestamp::from_second(at as i64).expect("a time").to_zoned(jiff::tz::TimeZone::UTC);
    format!(
        "{} {} {:02} {} +0000 {}",
        WEEKDAYS[(at / DAY % 7) as usize],
        MONTHS[date.month() as usize - 1],
        date.day(),
        date.strftime("%H:%M:%S"),
        date.year()
    )
}

fn mention(draw: &mut Draw) -> (u64, String) {
    // Few are mentioned often.
    let n = draw.below(4_000) * draw.below(4_000) / 4_000;
    (1_000_000 + n * 7_919, format!("person_{n}"))
}

fn post(draw: &mut Draw, at: u64, number: u64) -> String {
    let id = ((at * 1000 - 1_288_834_974_657) << 22) | (number & 0xfff);
    let what = draw.below(10);
    let (their_id, handle) = mention(draw);
    let mut text = match what {
        0..2 => format!("RT @{handle}: "),
        2..6 => format!("@{handle} "),
        _ => String::new(),
    };
    for _ in 0..6 + draw.below(24) {
        // Every third word is nobody's: a text of few words would deflate too well.
        if draw.below(3) == 0 {
            (0..2 + draw.below(3)).for_each(|_| text.push_str(draw.of(&SYLLABLES)));
        } else {
            text.push_str(draw.of(&WORDS));
        }
        text.push(' ');
    }
    let mentioned = if what < 6 {
        format!(
            r#"[
          {{
            "name" : "{}",
            "screen_name" : "{handle}",
            "indices" : [
              "0",
              "{}"
            ],
            "id_str" : "{their_id}",
            "id" : "{their_id}"
          }}
        ]"#,
            handle.replace('_', " "),
            handle.len() + 1
        )
    } else {
        "[ ]".to_owned()
    };
    let media = |list: &str| {
        let key = id.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ (id >> 29);
        format!(
            r#"
        "{list}" : [
          {{
            "expanded_url" : "https://twitter.com/kim_invented/status/{id}/photo/1",
            "indices" : [
              "31",
              "54"
            ],
            "url" : "https://t.co/{key:016x}",
            "media_url" : "http://pbs.example/media/{key:016x}.jpg",
            "id_str" : "{}",
            "id" : "{}",
            "media_url_https" : "https://pbs.example/media/{key:016x}.jpg",
            "sizes" : {{
              "thumb" : {{
                "w" : "150",
                "h" : "150",
                "resize" : "crop"
              }},
              "large" : {{
                "w" : "1200",
                "h" : "{}",
                "resize" : "fit"
              }},
              "small" : {{
                "w" : "680",
                "h" : "510",
                "resize" : "fit"
              }},
              "medium" : {{
                "w" : "1200",
                "h" : "900",
                "resize" : "fit"
              }}
            }},
            "type" : "photo",
            "display_url" : "pic.example/{key:08x}"
          }}
        ],"#,
            id + 1,
            id + 1,
            600 + draw_height(key),
        )
    };
    let pictured = what > 6;
    let extended = if pictured {
        format!("\n      \"extended_entities\" : {{{}\n        \"x\" : [ ]\n      }},", media("media"))
    } else {
        String::new()
    };
    let replied = if (2..6).contains(&what) {
        let status = id - (draw.below(90_000_000) << 22);
        format!(
            r#"
      "in_reply_to_status_id_str" : "{status}",
      "in_reply_to_user_id" : "{their_id}",
      "in_reply_to_status_id" : "{status}",
      "in_reply_to_screen_name" : "{handle}",
      "in_reply_to_user_id_str" : "{their_id}","#
        )
    } else {
        String::new()
    };
    let popular = draw.below(60) * draw.below(60) / 60;
    let (likes, retweets) = if what < 2 { (0, 0) } else { (popular, popular / 5) };
    format!(
        r#"  {{
    "tweet" : {{
      "edit_info" : {{
        "initial" : {{
          "editTweetIds" : [
            "{id}"
          ],
          "editableUntil" : "2024-01-01T00:00:00.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : {}
        }}
      }},
      "retweeted" : false,
      "source" : "<a href=\"https://mobile.example\" rel=\"nofollow\">Invented Web App</a>",
      "entities" : {{
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : {mentioned},{}
        "urls" : [ ]
      }},
      "display_text_range" : [
        "0",
        "{}"
      ],
      "favorite_count" : "{likes}",{replied}
      "id_str" : "{id}",
      "truncated" : false,
      "retweet_count" : "{retweets}",
      "id" : "{id}",
      "possibly_sensitive" : false,
      "created_at" : "{}",
      "favorited" : false,
      "full_text" : "{}",
      "lang" : "en",{extended}
      "withheld" : false
    }}
  }}"#,
        what > 2,
        if pictured { media("media") } else { String::new() },
        text.chars().count(),
        written(at),
        text.trim_end().replace('“', "\\\"").replace('”', "\\\""),
    )
}

fn draw_height(key: u64) -> u64 {
    key % 900
}

/// The archive, whose `tweets.js` has `size` bytes or a little more: its ZIP file, and how many bytes and posts it holds.
pub fn zip(size: usize) -> io::Result<(Vec<u8>, usize, u64)> {
    let mut draw = Draw(0x5eed);
    let mut zip = zip::ZipWriter::new(io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    zip.start_file("data/account.js", options)?;
    let account =
        r#"[{"account":{"username":"kim_invented","accountId":"4711","accountDisplayName":"Kim Invented"}}]"#;
    write!(zip, "window.YTD.account.part0 = {account}")?;
    zip.start_file("data/tweets.js", options)?;
    let (mut bytes, mut posts, mut at) = (0, 0, 1_710_000_000_u64);
    let mut put = |text: &str| {
        bytes += text.len();
        zip.write_all(text.as_bytes())
    };
    put("window.YTD.tweets.part0 = [\n")?;
    let mut size = size;
    loop {
        let post = post(&mut draw, at, posts);
        put(&post)?;
        posts += 1;
        at -= 60 + draw.below(4_000);
        size = size.saturating_sub(post.len() + 2);
        if size == 0 {
            break;
        }
        put(",\n")?;
    }
    put("\n]\n")?;
    Ok((zip.finish()?.into_inner(), bytes, posts))
}
