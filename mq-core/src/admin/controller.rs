//! Controllers, replicas, and brokers in containers.

use super::call::{read_body, read_header};
use super::settings::properties_text;
use super::{Admin, AdminError};
use crate::protocol::bodies::controller::BrokerReplicasInfo;
use crate::protocol::bodies::ha::{EpochCache, HaRuntimeInfo};
use crate::protocol::bodies::route::BrokerMemberGroup;
use crate::protocol::headers::NoHeader;
use crate::protocol::headers::admin::ResetMasterFlushOffset;
use crate::protocol::headers::controller::{
    AddBroker, CleanBrokerData, ControllerMetadata, ElectMaster, ElectMasterResponse, RemoveBroker,
};
use crate::protocol::{RequestCode, lenient_json};
use crate::types::{BrokerId, PhyOffset, UnixMs};
use bytes::Bytes;
use bytestring::ByteString;

impl Admin {
    /// How replication stands at the broker at `addr`.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn ha_status(&self, addr: &str) -> Result<HaRuntimeInfo, AdminError> {
        self.ask_body(addr, RequestCode::GET_BROKER_HA_STATUS, &NoHeader).await
    }

    /// Which masters wrote the log of the broker at `addr`.
    ///
    /// # Errors
    /// It did not answer, or refused, as brokers without a controller do.
    pub async fn epochs(&self, addr: &str) -> Result<EpochCache, AdminError> {
        self.ask_body(addr, RequestCode::GET_BROKER_EPOCH_CACHE, &NoHeader).await
    }

    /// Tells the broker at `addr` up to where its master has flushed.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn reset_master_flush_offset(&self, addr: &str, offset: PhyOffset) -> Result<(), AdminError> {
        let header = ResetMasterFlushOffset { master_flush_offset: offset };
        self.ask(addr, RequestCode::RESET_MASTER_FLUSH_OFFSET, &header, Bytes::new()).await.map(drop)
    }

    /// What the controller at `addr` says of its group.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn controller_metadata(&self, addr: &str) -> Result<ControllerMetadata, AdminError> {
        self.ask_header(addr, RequestCode::CONTROLLER_GET_METADATA_INFO, &NoHeader).await
    }

    /// The controller that leads, as the one at `addr` knows.
    async fn leading_controller(&self, addr: &str) -> Result<ByteString, AdminError> {
        let leader = self.controller_metadata(addr).await?.controller_leader_address.filter(|leader| !leader.is_empty());
        leader.ok_or_else(|| AdminError::not_found("controller leader", addr))
    }

    /// Which replicas of `brokers` keep up, as the leader of the controller at `addr` knows.
    ///
    /// # Errors
    /// It did not answer or refused, or no controller leads.
    pub async fn in_sync_replicas(&self, addr: &str, brokers: &[ByteString]) -> Result<BrokerReplicasInfo, AdminError> {
        let (request, leader) = (RequestCode::CONTROLLER_GET_SYNC_STATE_DATA, self.leading_controller(addr).await?);
        let answer = self.ask(&leader, request, &NoHeader, Bytes::from(lenient_json::to_vec(&brokers))).await?;
        read_body(&leader, request, &answer)
    }

    /// Makes replica `id` the master of its broker name, by the leader of the controller at `addr`.
    ///
    /// # Errors
    /// It did not answer or refused, or no controller leads.
    pub async fn elect_master(
        &self,
        addr: &str,
        cluster: &str,
        broker_name: &str,
        id: BrokerId,
    ) -> Result<(ElectMasterResponse, BrokerMemberGroup), AdminError> {
        let (request, leader) = (RequestCode::CONTROLLER_ELECT_MASTER, self.leading_controller(addr).await?);
        let header = ElectMaster {
            cluster_name: cluster.into(),
            broker_name: broker_name.into(),
            broker_id: id,
            designate_elect: true,
            invoke_time: Some(UnixMs::now()),
        };
        let answer = self.ask(&leader, request, &header, Bytes::new()).await?;
        let group = if answer.body.is_empty() { BrokerMemberGroup::default() } else { read_body(&leader, request, &answer)? };
        Ok((read_header(&leader, request, &answer)?, group))
    }

    /// Makes the leader of the controller at `addr` forget replicas.
    ///
    /// # Errors
    /// It did not answer or refused, or no controller leads.
    pub async fn clean_broker_data(&self, addr: &str, what: &CleanBrokerData) -> Result<(), AdminError> {
        let leader = self.leading_controller(addr).await?;
        self.ask(&leader, RequestCode::CLEAN_BROKER_DATA, what, Bytes::new()).await.map(drop)
    }

    /// The settings of the controller at `addr`.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn controller_config(&self, addr: &str) -> Result<Vec<(String, String)>, AdminError> {
        self.ask_properties(addr, RequestCode::GET_CONTROLLER_CONFIG).await
    }

    /// Changes settings of the controller at `addr`.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn update_controller_config(&self, addr: &str, settings: &[(&str, &str)]) -> Result<(), AdminError> {
        self.ask(addr, RequestCode::UPDATE_CONTROLLER_CONFIG, &NoHeader, properties_text(settings)).await.map(drop)
    }

    /// Starts a broker in the container at `addr`, from a file that the container can read.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn add_broker(&self, addr: &str, config_path: &str) -> Result<(), AdminError> {
        let header = AddBroker { config_path: Some(config_path.into()) };
        self.ask(addr, RequestCode::ADD_BROKER, &header, Bytes::new()).await.map(drop)
    }

    /// Stops a broker of the container at `addr`.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn remove_broker(&self, addr: &str, which: &RemoveBroker) -> Result<(), AdminError> {
        self.ask(addr, RequestCode::REMOVE_BROKER, which, Bytes::new()).await.map(drop)
    }
}
