//! What happens to the state: one message in, commands out. Synchronous and total; whatever comes, in whatever order, has a meaning.

mod doing;
mod keys_pressed;
mod moving;
mod pointing;
mod telling;

pub use doing::Progress;

use crate::deed::{Deed, Planned};
use crate::filter::FilterError;
use crate::inquiry::Inquiry;
use crate::layout;
use crate::lists::GroupTab;
use crate::model::sample::{Content, Sample};
use crate::model::{BrokerKey, Event, Kept, Level, Name, Saved};
use crate::screens::overview;
use crate::state::{Screen, State, Toast};
use crate::table::{List, Row};
use crate::travel::{Moment, Taken};
use crossterm::event::{KeyEvent, MouseEvent};
use mq_core::admin::Broker;
use mq_core::ops::recorder;
use mq_core::types::BrokerId;

/// How long a remark stays, ms.
const TOAST_MS: i64 = 5_000;
/// How often positions of groups are asked for where they are not the main thing, ms.
const PROGRESS_PERIOD_MS: i64 = 5_000;
/// How often things are asked for when nobody is there to look (`--idle-slow`), ms.
const IDLE_PERIOD_MS: i64 = 30_000;
/// How often the state folder is looked at while its jobs are on the screen, ms.
const KEPT_LISTED_MS: i64 = 5_000;
/// How often the recording is read for the history that is on the screen, ms.
const REMEMBERED_MS: i64 = 60_000;
/// Topics of dead letters that the overview watches; where there are more, only their own screen does.
const DLQ_WATCHED_MAX: usize = 50;
/// Groups that are looked at more closely than by lists.
const FACTS_MAX: usize = 24;

/// What happens.
#[derive(Debug, Clone)]
pub enum Msg {
    /// A key.
    Key(KeyEvent),
    /// The mouse.
    Mouse(MouseEvent),
    /// Text was pasted.
    Paste(String),
    /// The terminal has this size.
    Resize(u16, u16),
    /// It is this time, Unix ms; comes every second.
    Tick(i64),
    /// A frame was drawn.
    Drawn,
    /// An answer, wanted by the screen of that generation.
    Sample(u64, Box<Sample>),
    /// So many requests were sent since the start.
    Requests(u64),
    /// The plan with that number, or why there is none.
    Planned(u64, Box<Result<Planned, String>>),
    /// A job went on.
    Job(u64, Progress),
    /// What is recorded: moments and events, or why nothing is.
    Recorded(Result<(Vec<i64>, Vec<Event>), String>),
    /// What was recorded at the moment that was asked for.
    Recalled(Box<recorder::Sample>),
    /// Something that was done on the side is done, or was not.
    Told(Level, String),
    /// The saved clusters.
    Contexts(Vec<Saved>),
    /// What the state folder holds of jobs and undos.
    Kept(Kept),
    /// What is recorded of a group in a topic, or why it cannot be read.
    Remembered((Name, Name), Result<Vec<Moment>, String>),
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq)]
pub enum Cmd {
    /// From now on this is wanted.
    Ask(Box<Want>),
    /// Draw at once: somebody pressed a key.
    DrawNow,
    /// Draw soon: data came.
    DrawSoon,
    /// Make the plan with that number. It only reads.
    Plan(u64, Deed),
    /// Carry out a plan that was confirmed, as the job with that number. The only command that writes to a cluster.
    Apply(u64, Box<Planned>),
    /// Stop a job that can be carried on.
    Pause(u64),
    /// Stop a job for good, and forget what is kept of it under that id.
    Cancel(u64, Option<String>),
    /// Forget a kept job.
    Forget(String),
    /// Say what the state folder holds of jobs and undos.
    ListKept,
    /// Put text where the terminal keeps what was copied.
    Copy(String),
    /// Write rows to a file of that name.
    Save(String, String),
    /// Say what is recorded.
    Recall,
    /// Read what was recorded at that moment.
    RecallAt(i64),
    /// Say what is recorded of that group in that topic.
    Remember(Name, Name),
    /// Record this.
    Record(Box<Taken>, Vec<recorder::Event>),
    /// Go to another cluster.
    Switch(String),
    /// End.
    Quit,
}

/// What the poller is to ask for, again and again.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Want {
    /// See [`State::generation`].
    pub generation: u64,
    /// When this grows everything is asked for at once.
    pub refreshes: u64,
    /// How often visible things, ms.
    pub period_ms: i64,
    /// How often brokers are probed, ms.
    pub probe_period_ms: i64,
    /// Whom to probe.
    pub probes: Vec<(BrokerKey, Name)>,
    /// Whom to ask about topics and groups: one that answers for each broker name.
    pub sources: Vec<Broker>,
    /// How often for positions of groups, ms.
    pub progress_period_ms: i64,
    /// Topics whose queues are on the screen.
    pub topics: Vec<Name>,
    /// Groups in topics that are on the screen; the first is under the cursor.
    pub groups: Vec<(Name, Name)>,
    /// Whether the queues of the first of `groups` are on the screen.
    pub owners: bool,
    /// How often for how slaves follow their masters, ms; `None`: there are none. It is recorded, so every screen has it asked.
    pub ha_period_ms: Option<i64>,
    /// What the screen asks besides.
    pub inquiries: Vec<Inquiry>,
}

/// Goes to the first screen with its first filter.
///
/// # Errors
/// The filter means nothing there.
pub fn begin(state: &mut State, screen: Screen, filter: Option<&str>) -> Result<(), FilterError> {
    moving::go(state, screen);
    filter.map_or(Ok(()), |filter| moving::apply_filter(state, filter))
}

/// Changes `state` as `msg` says.
pub fn update(state: &mut State, msg: Msg) -> Vec<Cmd> {
    let mut cmds = Vec::new();
    match msg {
        Msg::Key(key) => {
            state.last_key_ms = state.now_ms;
            keys_pressed::key(state, key, &mut cmds);
            cmds.push(Cmd::DrawNow);
        }
        Msg::Mouse(event) => {
            if pointing::mouse(state, event, &mut cmds) {
                state.last_key_ms = state.now_ms;
                cmds.push(Cmd::DrawNow);
            }
        }
        Msg::Paste(text) => {
            keys_pressed::paste(state, &text, &mut cmds);
            cmds.push(Cmd::DrawNow);
        }
        Msg::Resize(width, height) => {
            state.size = (width, height);
            cmds.push(Cmd::DrawNow);
        }
        Msg::Tick(now_ms) => {
            if tick(state, now_ms, &mut cmds) {
                cmds.push(Cmd::DrawSoon);
            }
        }
        Msg::Drawn => {
            if std::mem::take(&mut state.is_unsettled) {
                state.refresh_lists(true);
                cmds.push(Cmd::DrawNow);
            }
        }
        Msg::Sample(generation, sample) => {
            if sample_came(state, generation, *sample) {
                cmds.push(Cmd::DrawSoon);
            }
        }
        Msg::Requests(sent) => {
            state.asking.requests = sent;
            state.asking.per_second.read(state.now_ms, i64::try_from(sent).unwrap_or(i64::MAX));
        }
        other => {
            telling::told(state, other);
            cmds.push(Cmd::DrawSoon);
        }
    }
    scroll(state);
    if state.quit {
        cmds.push(Cmd::Quit);
    }
    if state.screen == Screen::Jobs && state.kept_listed_for != Some(state.generation) {
        state.kept_listed_for = Some(state.generation);
        cmds.push(Cmd::ListKept);
    }
    cmds.extend(remember(state));
    let want = want(state);
    if state.asked.as_ref() != Some(&want) {
        state.asked = Some(want.clone());
        cmds.push(Cmd::Ask(Box::new(want)));
    }
    cmds
}

/// Time went on. Returns whether that is to be seen.
fn tick(state: &mut State, now_ms: i64, cmds: &mut Vec<Cmd>) -> bool {
    let before_ms = std::mem::replace(&mut state.now_ms, now_ms);
    if before_ms == 0 {
        state.began_ms = now_ms;
    }
    let events = state.cluster.tick(now_ms, state.is_typing());
    toast_worst(state, &events);
    state.toast = state.toast.take().filter(|toast| toast.until_ms > now_ms);
    if state.screen == Screen::Jobs && now_ms.div_euclid(KEPT_LISTED_MS) != before_ms.div_euclid(KEPT_LISTED_MS) {
        cmds.push(Cmd::ListKept);
    }
    // Rows do not change their places under the hands of somebody who moves among them.
    state.refresh_lists(!state.is_typing());
    state.prepare_lists();
    let step = crate::model::HISTORY_STEP_MS;
    let unrecorded = state.cluster.told - state.recorded_events;
    if state.cluster.topology_known && (now_ms.div_euclid(step) != before_ms.div_euclid(step) || unrecorded > 0) {
        let sample = Taken::of(&state.cluster, now_ms);
        let kept = &state.cluster.events;
        // Most of them came with answers, between two ticks.
        let new = kept.iter().skip(kept.len().saturating_sub(unrecorded));
        cmds.push(Cmd::Record(Box::new(sample), new.map(crate::travel::recorded).collect()));
        state.recorded_events = state.cluster.told;
    }
    state.calm_ms == 0 || now_ms.div_euclid(state.calm_ms) != before_ms.div_euclid(state.calm_ms)
}

/// Puts the sample where it belongs. Returns whether it is worth drawing at once; otherwise the next tick shows it.
fn sample_came(state: &mut State, generation: u64, sample: Sample) -> bool {
    let of_a_screen = matches!(sample.content, Content::Queues(..) | Content::Facts(..));
    // Replication is asked about for the recording as well; only two screens show it.
    let shows_replicas = matches!(state.screen, Screen::Overview | Screen::Brokers);
    let was_looked_for = matches!(&sample.content, Content::Found(inquiry, _) if *inquiry != Inquiry::Ha || shows_replicas);
    if of_a_screen && generation != state.generation {
        return false;
    }
    if let Content::Found(inquiry, _) = &sample.content {
        // An answer to what was asked before is not one to what is asked now.
        let kind = std::mem::discriminant(inquiry);
        let asked = state.asked.iter().flat_map(|want| &want.inquiries).filter(|asked| std::mem::discriminant(*asked) == kind);
        if asked.clone().next().is_some() && !asked.clone().any(|asked| asked == inquiry) {
            return false;
        }
    }
    if let Content::Runtime(_, Ok(_)) = &sample.content {
        state.asking.took(sample.at_ms - sample.asked_ms);
    }
    let filling = state.cluster.is_filling();
    let events = state.cluster.apply(sample);
    toast_worst(state, &events);
    let shows_now = filling || was_looked_for || !events.is_empty();
    if shows_now {
        state.cluster.judge_outdated(state.now_ms, state.is_typing());
        state.refresh_lists(filling || was_looked_for);
    }
    shows_now
}

fn toast_worst(state: &mut State, events: &[crate::model::Event]) {
    if let Some(event) = events.iter().rfind(|event| event.level == Level::Critical) {
        toast(state, event.text.clone());
    }
}

fn toast(state: &mut State, text: String) {
    state.toast = Some(Toast { text, until_ms: state.now_ms + TOAST_MS });
}

/// What has to be read of the recording: of the group whose history is on the screen, now and again.
fn remember(state: &mut State) -> Option<Cmd> {
    if state.screen != Screen::Groups || state.lists.group_tab != GroupTab::History || state.travel.is_some() {
        return None;
    }
    let layout = layout::of(state.size, state.screen);
    let is_visible = layout::panes(state, layout.body).2.height > 0;
    let key = state.current_group().filter(|(_, topic)| is_visible && !topic.is_empty())?;
    let due = (state.refreshes, state.now_ms.div_euclid(REMEMBERED_MS));
    let past = &mut state.past;
    if past.key.as_ref() == Some(&key) && past.asked_for == due {
        return None;
    }
    if past.key.as_ref() != Some(&key) {
        (past.key, past.moments) = (Some(key.clone()), None);
    }
    past.asked_for = due;
    Some(Cmd::Remember(key.0, key.1))
}

/// Moves windows so that cursors are in them.
fn scroll(state: &mut State) {
    let layout = layout::of(state.size, state.screen);
    if state.screen == Screen::Overview {
        let verdicts = overview::verdicts_in(state, layout.body);
        state.lists.verdicts.scroll_to(verdicts);
        return;
    }
    let (list, _, detail) = layout::panes(state, layout.body);
    let (screen, rows) = (state.screen, List::<crate::screens::brokers::BrokerRow>::rows_in(list.height));
    state.lists.main_mut(screen).scroll_to(rows);
    // Below the detail's rule stand its headings, and the reason for a group's state may stand last.
    let detail_rows = usize::from(layout::detail_table(state, detail).height.saturating_sub(1));
    if let Some(detail) = state.lists.detail_mut(screen) {
        detail.scroll_to(detail_rows);
    }
}

/// What has to be asked for so that the screen is true.
fn want(state: &State) -> Want {
    let cluster = &state.cluster;
    let sources = cluster.broker_names().filter_map(|name| cluster.source_of(name)).map(|broker| Broker {
        cluster: broker.cluster.clone(),
        name: broker.key.name.clone(),
        id: BrokerId(broker.key.id),
        addr: broker.addr.clone(),
    });
    let mut want = Want {
        generation: state.generation,
        refreshes: state.refreshes,
        period_ms: state.period_ms,
        probe_period_ms: state.period_ms,
        probes: cluster.brokers.values().map(|broker| (broker.key.clone(), broker.addr.clone())).collect(),
        sources: sources.collect(),
        progress_period_ms: PROGRESS_PERIOD_MS.max(state.period_ms),
        ha_period_ms: cluster.has_slaves().then_some(crate::model::HISTORY_STEP_MS.max(state.period_ms)),
        ..Want::default()
    };
    want_of_screen(state, &mut want);
    if state.travel.is_some() {
        // What is looked at is not what is.
        want.inquiries.clear();
    }
    if state.idle_slow_ms.is_some_and(|span| state.now_ms - state.last_key_ms.max(state.began_ms) > span) {
        want.period_ms = want.period_ms.max(IDLE_PERIOD_MS);
        want.progress_period_ms = want.progress_period_ms.max(IDLE_PERIOD_MS);
        want.ha_period_ms = want.ha_period_ms.map(|period_ms| period_ms.max(IDLE_PERIOD_MS));
    }
    want
}

/// Adds what the screen shows.
fn want_of_screen(state: &State, want: &mut Want) {
    let cluster = &state.cluster;
    let layout = layout::of(state.size, state.screen);
    let (list, _, detail) = layout::panes(state, layout.body);
    match state.screen {
        Screen::Overview => {
            want.groups = state.lists.top_groups.rows().take(10).map(Row::id).collect();
            want.topics = state.lists.top_topics.rows().take(10).map(Row::id).collect();
            // Counting dead letters costs a request for each topic that has some.
            let dead = cluster.counts.dead_letters;
            want.ha_period_ms = want.ha_period_ms.map(|_| state.period_ms);
            want.inquiries.extend((1..=DLQ_WATCHED_MAX).contains(&dead).then_some(Inquiry::Dlq));
        }
        Screen::Brokers => {
            want.ha_period_ms = want.ha_period_ms.map(|_| state.period_ms);
            want.progress_period_ms = (2 * PROGRESS_PERIOD_MS).max(state.period_ms);
        }
        Screen::Topics => {
            want.topics.extend(state.lists.topics.current().map(Row::id));
            let visible = state.lists.topics.visible(usize::from(list.height.saturating_sub(1)));
            want.topics.extend(visible.map(Row::id));
            want.topics.sort();
            want.topics.dedup();
        }
        Screen::Groups => {
            want.progress_period_ms = state.period_ms;
            let current = state.current_group();
            let visible = state.lists.groups.visible(usize::from(list.height.saturating_sub(1)));
            want.groups.extend(current.clone());
            want.groups.extend(visible.map(Row::id).filter(|id| Some(id) != current.as_ref()));
            want.groups.retain(|(_, topic)| !topic.is_empty());
            want.groups.truncate(FACTS_MAX);
            want.owners = detail.height > 0 && !want.groups.is_empty();
            let group = state.lists.groups.current().map(|row| row.group.clone()).filter(|_| detail.height > 0);
            want.inquiries.extend(group.and_then(|group| match state.lists.group_tab {
                GroupTab::Clients | GroupTab::Subscriptions => Some(Inquiry::Members(group)),
                GroupTab::Config => Some(Inquiry::GroupConfig(group)),
                GroupTab::Queues | GroupTab::History => None,
            }));
        }
        Screen::Transactions | Screen::Delay | Screen::Users | Screen::Controller | Screen::ConfigDiff => {
            want.progress_period_ms = (2 * PROGRESS_PERIOD_MS).max(state.period_ms);
            want.inquiries.extend(state.screen.sheet().map(Inquiry::Sheet));
        }
        Screen::Jobs | Screen::NameServers | Screen::Contexts => want.progress_period_ms = (2 * PROGRESS_PERIOD_MS).max(state.period_ms),
        Screen::Messages => {
            want.inquiries.extend(state.messages_inquiry());
            want.inquiries.extend(state.current_part().cloned().map(Inquiry::Body));
        }
        Screen::Trace => want.inquiries.extend(state.traced.clone().map(|(topic, id)| Inquiry::Trace(topic, id))),
        Screen::Dlq => {
            want.inquiries.push(Inquiry::Dlq);
            let current = state.lists.dlq.current().map(Row::id);
            want.inquiries.extend(current.map(|group| Inquiry::Letters(group, state.letters_page.clone())));
            want.inquiries.extend(state.current_part().cloned().map(Inquiry::Body));
        }
        Screen::Clients => {
            want.inquiries.push(Inquiry::Clients);
            let current = state.lists.clients.current().map(|row| &row.client).filter(|client| !client.is_producer);
            let watched = detail.height > 0;
            want.inquiries.extend(current.filter(|_| watched).map(|one| Inquiry::Client(one.group.clone(), one.id.clone(), state.stacks)));
        }
        Screen::Doctor => want.inquiries.push(Inquiry::Doctor),
    }
}
