//! News from what runs on the side: plans, jobs, the recording, files.

use super::{Msg, doing, toast};
use crate::model::Name;
use crate::state::{Mode, State};
use crate::travel::Travel;

/// Takes in what is told.
pub fn told(state: &mut State, msg: Msg) {
    match msg {
        Msg::Planned(ticket, plan) => doing::planned(state, ticket, *plan),
        Msg::Job(id, progress) => {
            doing::progress(state, id, progress);
            state.refresh_lists(false);
        }
        Msg::Recorded(Err(why)) => toast(state, why),
        Msg::Recorded(Ok((moments, events))) => match Travel::new(moments, events) {
            Some(travel) => state.travel = Some(travel),
            None => toast(state, "nothing is recorded yet".into()),
        },
        Msg::Recalled(sample) => {
            if let Some(travel) = &mut state.travel {
                travel.arrive(&sample);
                state.refresh_lists(true);
            }
        }
        Msg::Told(level, text) => {
            if level > crate::model::Level::Unknown {
                state.cluster.tell(state.now_ms, level, text.clone());
            }
            toast(state, text);
        }
        Msg::Contexts(saved) => {
            let is_saved = saved.iter().any(|saved| *saved.name == *state.context);
            state.cluster.saved_as = if is_saved { state.context.as_str().into() } else { Name::new() };
            state.cluster.saved = saved;
            if let Mode::Palette(palette) = &mut state.mode {
                palette.search(&state.cluster);
            }
            state.refresh_lists(true);
        }
        Msg::Kept(kept) => {
            state.cluster.kept = kept;
            state.refresh_lists(false);
        }
        Msg::Remembered(key, moments) => {
            if state.past.key.as_ref() == Some(&key) {
                state.past.moments = Some(moments);
            }
        }
        // What `update` takes itself.
        Msg::Key(_) | Msg::Mouse(_) | Msg::Paste(_) | Msg::Resize(..) | Msg::Tick(_) | Msg::Drawn | Msg::Sample(..) | Msg::Requests(_) => {}
    }
}
