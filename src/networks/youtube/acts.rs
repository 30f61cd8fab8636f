//! What the owner did, as records.

use super::shape::{Cells, is_channel, is_comment, is_post, is_video};
use crate::import::{About, Recorder};
use crate::record::{Kind, OWNER, Observe, PostKind, Relation, When};

/// Where a video is watched.
const WATCH: &str = "https://www.youtube.com/watch?v=";

/// A row without an id.
pub fn odd(recorder: &mut Recorder) {
    recorder.problem("this row has no id; it was left out, everything else counts");
}

/// A comment on a video, on a post, or on another comment; or a post. To whom it was, isn't told.
pub fn comment(recorder: &mut Recorder, cells: &Cells, when: When) {
    let (post, video) = (cells.find(is_post), cells.find(is_video));
    let id = cells.find(|cell| is_comment(cell) && !is_post(cell));
    if !id.is_empty() {
        reply(recorder, id, if video.is_empty() { post } else { video }, when);
    } else if let Some(object) = recorder.sym_if(post) {
        recorder.post(object, OWNER, when, PostKind::Original, false);
        recorder.address(object, &["https://www.youtube.com/post/", post].concat());
    } else {
        odd(recorder);
    }
}

/// A comment: on another one, where its id begins with that one's, else on a video or post.
pub fn reply(recorder: &mut Recorder, id: &str, on: &str, when: When) {
    let object = recorder.sym(id);
    recorder.post(object, OWNER, when, PostKind::Reply, false);
    // What was said in a live chat has no page of its own.
    let page = if is_post(on) { ["https://www.youtube.com/post/", on, "?lc="] } else { [WATCH, on, "&lc="] };
    if id.starts_with("Ug") && !on.is_empty() {
        recorder.address(object, &[&page.concat(), id].concat());
    }
    let on = recorder.sym_if(id.split_once('.').map_or(on, |(parent, _)| parent));
    recorder.act(Kind::Reply, OWNER, None, About::public(when, on));
}

/// A video, as it is watched.
pub fn video(recorder: &mut Recorder, id: &str, when: When) {
    let object = recorder.sym(id);
    recorder.post(object, OWNER, when, PostKind::Original, false);
    recorder.address(object, &[WATCH, id].concat());
}

pub fn subscription(recorder: &mut Recorder, channel: &str, title: &str, since: When) {
    if !is_channel(channel) {
        return odd(recorder);
    }
    recorder.observes(&[Observe::Contacts]);
    let person = recorder.person(channel, title);
    recorder.link(person, &["https://www.youtube.com/channel/", channel].concat());
    recorder.contact(person, Relation::Following, since);
}
