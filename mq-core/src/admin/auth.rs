//! Users and what they may do, on one broker: 5.x by users and policies, 4.x by accounts.

use super::call::read_body;
use super::{Admin, AdminError};
use crate::protocol::bodies::auth::{AclInfo, UserInfo};
use crate::protocol::headers::NoHeader;
use crate::protocol::headers::auth::{
    AccessKeyRef, AclVersion, DeleteAcl, GlobalWhiteAddrs, ListAcls, ListUsers, PlainAccess, SubjectRef, UserRef,
};
use crate::protocol::{RequestCode, ResponseCode, lenient_json};
use bytes::Bytes;

impl Admin {
    /// Creates `user` on the broker at `addr`, or changes what `user` says of it.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn put_user(&self, addr: &str, user: &UserInfo, is_new: bool) -> Result<(), AdminError> {
        let request = if is_new { RequestCode::AUTH_CREATE_USER } else { RequestCode::AUTH_UPDATE_USER };
        let header = UserRef { username: user.username.clone().unwrap_or_default() };
        self.ask(addr, request, &header, Bytes::from(lenient_json::to_vec(user))).await.map(drop)
    }

    /// Deletes a user on the broker at `addr`.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn delete_user(&self, addr: &str, name: &str) -> Result<(), AdminError> {
        self.ask(addr, RequestCode::AUTH_DELETE_USER, &UserRef { username: name.into() }, Bytes::new()).await.map(drop)
    }

    /// A user of the broker at `addr`.
    ///
    /// # Errors
    /// It did not answer, or refused for another reason than that there is none.
    pub async fn user(&self, addr: &str, name: &str) -> Result<Option<UserInfo>, AdminError> {
        let request = RequestCode::AUTH_GET_USER;
        let answer = self.ask(addr, request, &UserRef { username: name.into() }, Bytes::new()).await;
        optional(addr, request, ResponseCode::USER_NOT_EXIST, answer)
    }

    /// The users of the broker at `addr` whose names contain `filter`.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn users(&self, addr: &str, filter: Option<&str>) -> Result<Vec<UserInfo>, AdminError> {
        let request = RequestCode::AUTH_LIST_USER;
        let answer = self.ask(addr, request, &ListUsers { filter: filter.map(Into::into) }, Bytes::new()).await?;
        if answer.body.is_empty() { Ok(Vec::new()) } else { read_body(addr, request, &answer) }
    }

    /// Gives a subject policies on the broker at `addr`, the first ones or others.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn put_acl(&self, addr: &str, acl: &AclInfo, is_new: bool) -> Result<(), AdminError> {
        let request = if is_new { RequestCode::AUTH_CREATE_ACL } else { RequestCode::AUTH_UPDATE_ACL };
        let header = SubjectRef { subject: acl.subject.clone().unwrap_or_default() };
        self.ask(addr, request, &header, Bytes::from(lenient_json::to_vec(acl))).await.map(drop)
    }

    /// Takes the policy on `resource`, or all policies, from a subject on the broker at `addr`.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn delete_acl(&self, addr: &str, subject: &str, resource: Option<&str>) -> Result<(), AdminError> {
        let header = DeleteAcl { subject: subject.into(), policy_type: None, resource: resource.map(Into::into) };
        self.ask(addr, RequestCode::AUTH_DELETE_ACL, &header, Bytes::new()).await.map(drop)
    }

    /// What a subject may do on the broker at `addr`.
    ///
    /// # Errors
    /// It did not answer, or refused for another reason than that there is nothing.
    pub async fn acl(&self, addr: &str, subject: &str) -> Result<Option<AclInfo>, AdminError> {
        let request = RequestCode::AUTH_GET_ACL;
        let answer = self.ask(addr, request, &SubjectRef { subject: subject.into() }, Bytes::new()).await;
        optional(addr, request, ResponseCode::POLICY_NOT_EXIST, answer)
    }

    /// What the subjects that contain `subject` may do with the resources that contain `resource` on the broker at `addr`.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn acls(&self, addr: &str, subject: Option<&str>, resource: Option<&str>) -> Result<Vec<AclInfo>, AdminError> {
        let request = RequestCode::AUTH_LIST_ACL;
        let header = ListAcls { subject_filter: subject.map(Into::into), resource_filter: resource.map(Into::into) };
        let answer = self.ask(addr, request, &header, Bytes::new()).await?;
        if answer.body.is_empty() { Ok(Vec::new()) } else { read_body(addr, request, &answer) }
    }

    /// Creates or changes an account on the 4.x broker at `addr`.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn put_plain_access(&self, addr: &str, account: &PlainAccess) -> Result<(), AdminError> {
        self.ask(addr, RequestCode::UPDATE_AND_CREATE_ACL_CONFIG, account, Bytes::new()).await.map(drop)
    }

    /// Deletes an account on the 4.x broker at `addr`.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn delete_plain_access(&self, addr: &str, access_key: &str) -> Result<(), AdminError> {
        let header = AccessKeyRef { access_key: access_key.into() };
        self.ask(addr, RequestCode::DELETE_ACL_CONFIG, &header, Bytes::new()).await.map(drop)
    }

    /// Sets the addresses that the 4.x broker at `addr` lets in without a signature.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn set_global_white_addrs(&self, addr: &str, addrs: &str, file: Option<&str>) -> Result<(), AdminError> {
        let header = GlobalWhiteAddrs { global_white_addrs: addrs.into(), acl_file_full_path: file.map(Into::into) };
        self.ask(addr, RequestCode::UPDATE_GLOBAL_WHITE_ADDRS_CONFIG, &header, Bytes::new()).await.map(drop)
    }

    /// Which state the accounts of the 4.x broker at `addr` have.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn acl_version(&self, addr: &str) -> Result<AclVersion, AdminError> {
        self.ask_header(addr, RequestCode::GET_BROKER_CLUSTER_ACL_INFO, &NoHeader).await
    }
}

/// The body of an answer that may say "there is none" by an empty body or by `code`.
fn optional<T: serde::de::DeserializeOwned>(
    addr: &str,
    request: RequestCode,
    code: ResponseCode,
    answer: Result<crate::protocol::Command, AdminError>,
) -> Result<Option<T>, AdminError> {
    match answer {
        Ok(answer) if answer.body.is_empty() => Ok(None),
        Ok(answer) => read_body(addr, request, &answer).map(Some),
        Err(error) if error.code() == Some(code) => Ok(None),
        Err(error) => Err(error),
    }
}
