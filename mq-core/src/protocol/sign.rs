//! Requests that say who sends them: Apache's signature.
//!
//! The values of all named fields (the access key among them), in the order of their keys, and then the body, are signed with HMAC-SHA1 by
//! the secret. The signature travels as one more field, in Base64; the secret never does. Brokers and name servers that do not ask for it
//! ignore it. It protects against strangers, not against listeners: nothing is encrypted, and a request can be sent again.

use super::{FieldKey, FieldSink, Fields, HeaderEncoding, HeaderError, WireHeader};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::{Buf, Bytes};
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use std::fmt;

/// Who sends, and the secret that proves it. Shown without its secrets.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    /// The name of the account.
    pub access_key: String,
    /// What only the account's owner and the server know.
    pub secret_key: String,
    /// A token that some providers ask for besides.
    pub security_token: Option<String>,
}

impl Credentials {
    /// An account without a token.
    pub fn new(access_key: impl Into<String>, secret_key: impl Into<String>) -> Self {
        Self { access_key: access_key.into(), secret_key: secret_key.into(), security_token: None }
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials").field("access_key", &self.access_key).finish_non_exhaustive()
    }
}

const fn key(name: &'static str, json: &'static str) -> FieldKey {
    FieldKey { name, json }
}

const ACCESS_KEY: FieldKey = key("AccessKey", "\",\"AccessKey\":\"");
const SECURITY_TOKEN: FieldKey = key("SecurityToken", "\",\"SecurityToken\":\"");
const SIGNATURE: FieldKey = key("Signature", "\",\"Signature\":\"");

/// A header with its sender's account and the signature. To be written only.
pub struct Signed<'a> {
    header: &'a dyn WireHeader,
    credentials: &'a Credentials,
    signature: String,
}

impl<'a> Signed<'a> {
    /// Signs `header` and `body`.
    pub fn new(header: &'a dyn WireHeader, body: &[u8], credentials: &'a Credentials) -> Self {
        let mut signed = Self { header, credentials, signature: String::new() };
        let mut text = signed.values();
        text.extend_from_slice(body);
        signed.signature = signature(&text, &credentials.secret_key);
        signed
    }

    fn write_unsigned(&self, sink: &mut FieldSink<'_>) {
        self.header.write(sink);
        sink.text(ACCESS_KEY, &self.credentials.access_key);
        if let Some(token) = &self.credentials.security_token {
            sink.text(SECURITY_TOKEN, token);
        }
    }

    /// The values in the order of their keys. Empty ones add nothing, so it does not matter that the encoding leaves them out.
    fn values(&self) -> Vec<u8> {
        let mut written = Vec::new();
        let mut sink = FieldSink::new(&mut written, HeaderEncoding::Binary);
        self.write_unsigned(&mut sink);
        sink.finish();
        let mut written = Bytes::from(written);
        let mut fields = Vec::new();
        while written.has_remaining() {
            let key_len = written.get_u16() as usize;
            let key = written.split_to(key_len);
            let value_len = written.get_u32() as usize;
            fields.push((key, written.split_to(value_len)));
        }
        fields.sort();
        fields.into_iter().flat_map(|(_, value)| value).collect()
    }
}

impl WireHeader for Signed<'_> {
    fn read(_: &Fields) -> Result<Self, HeaderError> {
        Err(HeaderError::Missing(SIGNATURE.name))
    }

    fn write(&self, sink: &mut FieldSink<'_>) {
        self.write_unsigned(sink);
        sink.text(SIGNATURE, &self.signature);
    }
}

fn signature(text: &[u8], secret: &str) -> String {
    let mac = Hmac::<Sha1>::new_from_slice(secret.as_bytes()).map(|mac| mac.chain_update(text).finalize().into_bytes());
    // A key of any length will do, so there is always one.
    mac.map(|bytes| STANDARD.encode(bytes)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::headers::offset::QueueRef;
    use crate::protocol::{Head, RequestCode, put_command, take_command};
    use crate::types::QueueId;

    #[test]
    fn signs_as_rfc_2202_says() {
        let signed = STANDARD.decode(signature(b"what do ya want for nothing?", "Jefe")).unwrap();
        let hex: String = signed.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hex, "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
    }

    #[test]
    fn values_are_signed_by_key_and_then_the_body() {
        let credentials = Credentials { security_token: Some("token".into()), ..Credentials::new("me", "secret") };
        let header = QueueRef { topic: "orders".into(), queue_id: QueueId(3) };
        let signed = Signed::new(&header, b"body", &credentials);
        // AccessKey, SecurityToken, queueId, topic.
        assert_eq!(signed.signature, signature(b"metoken3ordersbody", "secret"));
        let mut wire = Vec::new();
        put_command(&mut wire, HeaderEncoding::Json, &Head::request(RequestCode::GET_MAX_OFFSET, 1), &signed, b"body");
        let read = take_command(&mut wire[..].into(), 1 << 20).unwrap().unwrap();
        let field = |key| read.fields.get(key);
        assert_eq!((field("AccessKey"), field("Signature"), field("topic")), (Some("me"), Some(&*signed.signature), Some("orders")));
        assert!(!format!("{credentials:?}").contains("secret"));
    }
}
