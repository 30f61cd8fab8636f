//! The built-in sample: February 2011, a CRM consultant in Christchurch (`--sample`, and one click on the page).
//!
//! What leaves this room: the bytes of whole exports, as if they had been dropped. The layouts are genuine, those that
//! the networks hand out today; people and texts are invented: names of ids and handles longer than Twitter allows,
//! profile addresses that end in `-sample`, domains under `.example`. An archive requested on 28 February 2011 would
//! have looked different; the page and the terminal say so ([`LABEL`]).
//!
//! Klout watched three of the six networks: the mailing list, the XING contacts and the blog count in the other profile.

use crate::archive::{Bytes, Input};

/// One file of an export.
#[derive(Debug)]
pub struct SampleFile {
    /// Its path within the export, `/`-separated.
    pub path: &'static str,
    /// Its content.
    pub bytes: &'static [u8],
}

/// One network's export.
#[derive(Debug)]
pub struct SampleExport {
    /// What stands in place of a file name in reports.
    pub name: &'static str,
    /// The folder below `src/sample` that holds it.
    pub folder: &'static str,
    /// Its files.
    pub files: &'static [SampleFile],
}

/// What is said wherever the sample is shown.
pub const LABEL: &str = "A reconstruction with invented people, in the layouts of today's exports: a CRM consultant in \
    Christchurch, New Zealand, in February 2011.";

/// `people.csv`: the scores of those who had one; all but one of them where Klout could see what they did.
pub const PEOPLE: &[u8] = include_bytes!("people.csv");

/// The profile it is meant for.
pub const PROFILE: &str = "klout-2011";

/// The network that was connected late, and the day.
pub const CONNECTED: (&str, &str) = ("linkedin", "2011-02-24");

macro_rules! files {
    ($name:ident in $folder:literal: $($path:literal,)+) => {
        const $name: SampleExport = SampleExport {
            name: concat!("sample-", $folder),
            folder: $folder,
            files: &[$(SampleFile { path: $path, bytes: include_bytes!(concat!($folder, "/", $path)) },)+],
        };
    };
}

files! {
    TWITTER in "twitter":
    "data/account.js",
    "data/direct-messages.js",
    "data/follower.js",
    "data/following.js",
    "data/like.js",
    "data/manifest.js",
    "data/profile.js",
    "data/tweets.js",
}

files! {
    FACEBOOK in "facebook":
    "connections/followers/who_you've_followed.json",
    "connections/friends/received_friend_requests.json",
    "connections/friends/sent_friend_requests.json",
    "connections/friends/your_friends.json",
    "personal_information/profile_information/profile_information.json",
    "your_facebook_activity/comments_and_reactions/comments.json",
    "your_facebook_activity/comments_and_reactions/likes_and_reactions_1.json",
    "your_facebook_activity/messages/inbox/ankewiesinger_100045857/message_1.json",
    "your_facebook_activity/messages/inbox/callumdrysdale_100093371/message_1.json",
    "your_facebook_activity/messages/inbox/duncanmcara_100053776/message_1.json",
    "your_facebook_activity/messages/inbox/jorgbrandstetter_100022100/message_1.json",
    "your_facebook_activity/messages/inbox/meganstrathdee_100030019/message_1.json",
    "your_facebook_activity/messages/inbox/ngaireholloway_100085452/message_1.json",
    "your_facebook_activity/messages/inbox/oliviadunsford_100069614/message_1.json",
    "your_facebook_activity/messages/inbox/priyaraghunathan_100061695/message_1.json",
    "your_facebook_activity/messages/inbox/siobhankettle_100077533/message_1.json",
    "your_facebook_activity/messages/inbox/tomaylward_100037938/message_1.json",
    "your_facebook_activity/other_activity/pokes.json",
    "your_facebook_activity/posts/album/0.json",
    "your_facebook_activity/posts/other_people's_posts_to_your_timeline.json",
    "your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_1.json",
}

files! {
    LINKEDIN in "linkedin":
    "Comments.csv",
    "Connections.csv",
    "Invitations.csv",
    "Profile.csv",
    "Recommendations_Received.csv",
    "Shares.csv",
    "messages.csv",
}

files! {
    XING in "xing":
    "Kontakte.csv",
}

files! {
    MAILING_LIST in "mailing-list":
    "2011-February.txt",
    "2011-January.txt",
}

files! {
    BLOG in "blog":
    "henriklautner.WordPress.2011-02-28.xml",
}

/// All of them.
pub fn exports() -> &'static [SampleExport] {
    &[TWITTER, FACEBOOK, LINKEDIN, XING, MAILING_LIST, BLOG]
}

/// The same, as dropped folders.
pub fn inputs() -> Vec<Input> {
    let file = |f: &SampleFile| -> (String, Box<dyn Bytes>) { (f.path.to_owned(), Box::new(f.bytes.to_vec())) };
    let folder =
        |e: &SampleExport| Input::Folder { name: e.name.to_owned(), files: e.files.iter().map(file).collect() };
    exports().iter().map(folder).collect()
}
