//! Tables of settings that brokers from 5.3 on answer in pages: all topics, all groups.

use super::call::{read_body, read_header};
use super::{Admin, AdminError};
use crate::protocol::bodies::group::SubscriptionGroupTable;
use crate::protocol::bodies::topic::{DataVersion, TopicConfigTable};
use crate::protocol::headers::group::{GetAllGroupConfig, GetAllGroupConfigResponse};
use crate::protocol::headers::topic::{GetAllTopicConfig, GetAllTopicConfigResponse};
use crate::protocol::{RequestCode, WireHeader};
use bytes::Bytes;
use serde::de::DeserializeOwned;

/// A table, or a page of it.
pub(super) trait Paged: DeserializeOwned + Default {
    /// What stands beside a page.
    type Beside: WireHeader;
    /// What asks for it.
    const REQUEST: RequestCode;
    /// Asks for rows from the `seq`th on, at most so many; absent fields are those that brokers before 5.3 do not know.
    fn ask_for(seq: Option<i32>, max_num: Option<i32>) -> impl WireHeader;
    /// Rows of the whole table; absent where there are no pages.
    fn total(beside: &Self::Beside) -> Option<i32>;
    /// Rows here.
    fn len(&self) -> usize;
    /// The table's version.
    fn version(&self) -> &DataVersion;
    /// Takes the rows of the next page.
    fn add(&mut self, page: Self);
}

impl Admin {
    /// The whole table of the broker at `addr`.
    pub(super) async fn whole_table<T: Paged>(&self, addr: &str) -> Result<T, AdminError> {
        let mut all = T::default();
        loop {
            let seen = all.len();
            // An absent sequence asks older brokers for everything; a newer one says in its answer whether there is more.
            let seq = (seen > 0).then_some(i32::try_from(seen).unwrap_or(i32::MAX));
            let (page, total) = self.page::<T>(addr, seq, None).await?;
            all.add(page);
            let now = all.len();
            if now == seen || now >= total {
                return Ok(all);
            }
        }
    }

    /// The whole table unless it is still that of version `known`. Looking costs one row and the version that comes with it; a broker that
    /// knows no pages sends everything, which is taken then.
    pub(super) async fn table_after<T: Paged>(&self, addr: &str, known: Option<&DataVersion>) -> Result<Option<T>, AdminError> {
        let Some(known) = known else { return self.whole_table(addr).await.map(Some) };
        let (page, total) = self.page::<T>(addr, Some(0), Some(1)).await?;
        if page.version() == known {
            return Ok(None);
        }
        if page.len() >= total.max(2) { Ok(Some(page)) } else { self.whole_table(addr).await.map(Some) }
    }

    /// A page, and how many rows the whole table has as far as the broker says so.
    async fn page<T: Paged>(&self, addr: &str, seq: Option<i32>, max_num: Option<i32>) -> Result<(T, usize), AdminError> {
        let answer = self.ask(addr, T::REQUEST, &T::ask_for(seq, max_num), Bytes::new()).await?;
        let total = T::total(&read_header(addr, T::REQUEST, &answer)?);
        Ok((read_body(addr, T::REQUEST, &answer)?, total.and_then(|total| usize::try_from(total).ok()).unwrap_or(0)))
    }
}

impl Paged for TopicConfigTable {
    type Beside = GetAllTopicConfigResponse;
    const REQUEST: RequestCode = RequestCode::GET_ALL_TOPIC_CONFIG;

    fn ask_for(topic_seq: Option<i32>, max_topic_num: Option<i32>) -> impl WireHeader {
        GetAllTopicConfig { topic_seq, data_version: None, max_topic_num }
    }

    fn total(beside: &Self::Beside) -> Option<i32> {
        beside.total_topic_num
    }

    fn len(&self) -> usize {
        self.topic_config_table.len()
    }

    fn version(&self) -> &DataVersion {
        &self.data_version
    }

    fn add(&mut self, page: Self) {
        self.data_version = page.data_version;
        self.topic_config_table.extend(page.topic_config_table);
    }
}

impl Paged for SubscriptionGroupTable {
    type Beside = GetAllGroupConfigResponse;
    const REQUEST: RequestCode = RequestCode::GET_ALL_SUBSCRIPTIONGROUP_CONFIG;

    fn ask_for(group_seq: Option<i32>, max_group_num: Option<i32>) -> impl WireHeader {
        GetAllGroupConfig { group_seq, data_version: None, max_group_num }
    }

    fn total(beside: &Self::Beside) -> Option<i32> {
        beside.total_group_num
    }

    fn len(&self) -> usize {
        self.subscription_group_table.len()
    }

    fn version(&self) -> &DataVersion {
        &self.data_version
    }

    fn add(&mut self, page: Self) {
        self.data_version = page.data_version;
        self.forbidden_table.extend(page.forbidden_table);
        self.subscription_group_table.extend(page.subscription_group_table);
    }
}
