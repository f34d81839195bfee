//! Recipes: what users of a message queue ask for again and again, as programs that compile. Nothing else is here.
//!
//! # Processing a message exactly once
//! A message is delivered at least once: after a crash, or when an answer is lost, it comes again. Effects happen exactly once when the note that a
//! message was processed is written together with its effects, in one transaction of the same database. What a message is known by must
//! survive its being sent twice: a business key (an order number) does; its unique id ([`MessageExt::msg_id`](crate::message::MessageExt::msg_id)) does,
//! too, as long as the producer sends the same message again and does not make a new one.
//!
//! ```
//! use mq_core::client::{ConsumeStatus, MessageBatch, PushConfig, PushConsumer};
//! use std::collections::{HashMap, HashSet};
//! use std::sync::{Arc, Mutex};
//!
//! /// Stands for a database with two tables; every comment is the statement that a real one gets.
//! #[derive(Default)]
//! struct Database {
//!     // CREATE TABLE consumed (message_key TEXT PRIMARY KEY, consumed_at TIMESTAMP NOT NULL DEFAULT now());
//!     consumed: HashSet<String>,
//!     // CREATE TABLE account (name TEXT PRIMARY KEY, cents BIGINT NOT NULL);
//!     accounts: HashMap<String, i64>,
//! }
//!
//! impl Database {
//!     /// Books the payment unless it was booked before; whether it was booked now.
//!     fn book_once(&mut self, message_key: &str, account: &str, cents: i64) -> bool {
//!         // BEGIN;
//!         // INSERT INTO consumed (message_key) VALUES ($1) ON CONFLICT DO NOTHING;
//!         if !self.consumed.insert(message_key.to_owned()) {
//!             // No row was inserted: ROLLBACK;
//!             return false;
//!         }
//!         // INSERT INTO account VALUES ($2, $3) ON CONFLICT (name) DO UPDATE SET cents = account.cents + $3;
//!         *self.accounts.entry(account.to_owned()).or_default() += cents;
//!         // COMMIT; both rows are there, or neither.
//!         true
//!     }
//! }
//!
//! # fn consume(database: Arc<Mutex<Database>>) -> Result<PushConsumer, Box<dyn std::error::Error>> {
//! let config = PushConfig::new("bookkeeping", "127.0.0.1:9876")?.subscribe("payments", "*")?;
//! let consumer = PushConsumer::start_concurrently(config, move |batch: MessageBatch| {
//!     let database = database.clone();
//!     async move {
//!         for message in &batch {
//!             let Ok(cents) = String::from_utf8_lossy(&message.body).parse() else { return ConsumeStatus::ReconsumeLater };
//!             let account = message.properties.get("account").unwrap_or("unknown");
//!             // Done now or done before: either way the message is settled. An error of the database would be `ReconsumeLater`.
//!             database.lock().unwrap().book_once(&message.msg_id(), account, cents);
//!         }
//!         ConsumeStatus::Success
//!     }
//! })?;
//! # Ok(consumer)
//! # }
//! let mut database = Database::default();
//! assert!(database.book_once("order-1", "ada", 500), "the first delivery");
//! assert!(!database.book_once("order-1", "ada", 500), "the second one changes nothing");
//! assert_eq!(database.accounts["ada"], 500);
//! ```
//! Rows of `consumed` may go once no copy can come any more: after the broker's `fileReservedTime`. A broker with `dedupWindow` stores fewer copies, but
//! only this makes the effects happen once.
//!
//! # Dropping an old backlog
//! After a long stop a consumer may do better to begin with what is new. The whole group can be moved while it is online, with
//! `mqadmin offset reset GROUP --topic TOPIC --to latest --confirm GROUP`. Or each message says itself that it is too old:
//!
//! ```no_run
//! use mq_core::client::{ConsumeStatus, MessageBatch, PushConfig, PushConsumer};
//! use mq_core::types::UnixMs;
//!
//! /// Prices older than this help nobody, ms.
//! const TOO_OLD_MS: i64 = 60_000;
//!
//! # async fn consume() -> Result<(), Box<dyn std::error::Error>> {
//! let config = PushConfig::new("ticker", "127.0.0.1:9876")?.subscribe("prices", "*")?;
//! let consumer = PushConsumer::start_concurrently(config, async |batch: MessageBatch| {
//!     for message in &batch {
//!         if UnixMs::now().get() - message.store_timestamp.get() > TOO_OLD_MS {
//!             continue; // settled without being processed; pulling on goes as fast as the network
//!         }
//!         println!("{:?}", message.body);
//!     }
//!     ConsumeStatus::Success
//! })?;
//! # consumer.shutdown().await;
//! # Ok(())
//! # }
//! ```
