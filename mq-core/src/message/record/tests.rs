//! Records as Apache lays them out, round trips, and hostile bytes.

use super::*;
use proptest::prelude::*;

fn draft<'a>(topic: &'a str, body: &'a [u8], properties: &'a [u8]) -> RecordDraft<'a> {
    RecordDraft {
        topic,
        queue_id: QueueId(3),
        flag: 7,
        sys_flag: SysFlag(0x2),
        born_timestamp: UnixMs(1_700_000_000_001),
        born_host: "10.1.2.3:4567".parse().unwrap(),
        store_timestamp: UnixMs(1_700_000_000_002),
        store_host: "10.9.8.7:10911".parse().unwrap(),
        reconsume_times: 2,
        prepared_transaction_offset: PhyOffset(11),
        body,
        body_crc: crc32(body),
        properties,
        queue_offset: QueueOffset(42),
        phy_offset: PhyOffset(4096),
    }
}

#[test]
fn bytes_stand_where_the_table_says() {
    let mut out = vec![0xAA];
    let len = draft("T1", b"hello", b"TAGS\x01A").encode(false, &mut out).unwrap();
    let record = &out[1..];
    assert_eq!((len, record.len()), (91 + 5 + 2 + 6, len));
    assert_eq!(u32_at(record, 0) as usize, len);
    assert_eq!(record[4..8], [0xDA, 0xA3, 0x20, 0xA7]);
    assert_eq!(u32_at(record, 8), 0x3610_A686);
    assert_eq!(record[48..56], [10, 1, 2, 3, 0, 0, 0x11, 0xD7]);
    assert_eq!(record[64..72], [10, 9, 8, 7, 0, 0, 0x2A, 0x9F]);
    assert_eq!(i64_at(record, 76), 11);
    assert_eq!(record[84..93], *b"\0\0\0\x05hello");
    assert_eq!(record[93..96], *b"\x02T1");
    assert_eq!(record[96..], *b"\0\x06TAGS\x01A");
}

#[test]
fn empty_body_has_crc_0_and_the_top_bit_is_always_cleared() {
    assert_eq!(crc32(b""), 0);
    assert_eq!(crc32(b"123456789"), 0xCBF4_3926 & 0x7FFF_FFFF);
}

#[test]
fn property_crc_is_written_as_apache_does() {
    assert_eq!(&property_crc_text(123_456_789), b"__CRC32#\x019876543210\x02");
    for (properties, kept) in [(&b""[..], &b""[..]), (b"a\x01b", b"a\x01b\x02"), (b"a\x01b\x02", b"a\x01b\x02")] {
        let mut out = Vec::new();
        draft("T", b"x", properties).encode(true, &mut out).unwrap();
        let view = RecordView::parse(&out).unwrap();
        assert_eq!(without_property_crc(view.properties_bytes()), kept);
        let stored = property_crc(view.properties_bytes()).unwrap();
        assert_eq!(stored, crc32(&out[..out.len() - 20]));
        view.verify().unwrap();
        // Sent on, the old checksum is replaced, or dropped.
        for crc in [true, false] {
            let mut again = Vec::new();
            draft("T", b"x", view.properties_bytes()).encode(crc, &mut again).unwrap();
            let again = RecordView::parse(&again).unwrap().properties_bytes().to_vec();
            assert_eq!(again, if crc { view.properties_bytes() } else { kept });
        }
    }
}

#[test]
fn every_flipped_bit_is_noticed_with_the_property_crc() {
    let mut out = Vec::new();
    draft("Topic", b"some body", b"KEYS\x01k\x02").encode(true, &mut out).unwrap();
    for bit in 0..out.len() * 8 {
        let mut bytes = out.clone();
        bytes[bit / 8] ^= 1 << (bit % 8);
        let noticed = RecordView::parse(&bytes).and_then(|view| view.verify()).is_err();
        // The last 20 bytes are the checksum: damage to their fixed text makes it an ordinary property, the body's checksum still stands.
        assert!(noticed || bit / 8 >= out.len() - PROPERTY_CRC_LEN, "bit {bit}");
    }
}

#[test]
fn hosts_choose_their_widths_and_long_topics_the_second_magic() {
    let topic = "t".repeat(128);
    let mut draft = draft(&topic, b"", b"");
    draft.born_host = "[2001:db8::1]:99".parse().unwrap();
    draft.store_host = "[::ffff:1.2.3.4]:10911".parse().unwrap();
    let mut out = Vec::new();
    draft.encode(false, &mut out).unwrap();
    assert_eq!(u32_at(&out, 4), MAGIC_V2);
    let view = RecordView::parse(&out).unwrap();
    assert_eq!(view.sys_flag(), SysFlag(0x12));
    assert_eq!(view.born_host(), draft.born_host);
    assert_eq!(view.store_host(), "1.2.3.4:10911".parse().unwrap());
    assert_eq!(view.topic(), Some(topic.as_str()));
    assert_eq!(
        (view.reconsume_times(), view.prepared_transaction_offset(), view.store_timestamp().get()),
        (2, PhyOffset(11), 1_700_000_000_002)
    );
}

#[test]
fn parts_that_do_not_fit_are_refused() {
    let long = vec![b'p'; PROPERTIES_LEN_MAX - 20];
    let mut out = Vec::new();
    assert!(draft("T", b"", &long).encode(false, &mut out).is_ok());
    out.clear();
    let refused = draft("T", b"", &long).encode(true, &mut out);
    assert_eq!(refused, Err(RecordError::TooLong { what: "properties", len: PROPERTIES_LEN_MAX + 1, len_max: PROPERTIES_LEN_MAX }));
    assert!(out.is_empty());
}

#[test]
fn peek_knows_blanks_and_unwritten_space() {
    let mut out = Vec::new();
    encode_blank(100, &mut out);
    assert_eq!(peek(&out), Ok(Peek::Blank { len: 100 }));
    assert!(matches!(RecordView::parse(&out), Err(RecordError::Magic { magic: MAGIC_BLANK })));
    assert_eq!(peek(&[0; 40]), Err(RecordError::Magic { magic: 0 }));
    assert_eq!(peek(&[0; 7]), Err(RecordError::Short { have: 7, need: 8 }));
    let mut record = Vec::new();
    let len = draft("T", b"b", b"").encode(false, &mut record).unwrap();
    let expected = Peek::Record { len, queue_id: QueueId(3), queue_offset: QueueOffset(42), phy_offset: PhyOffset(4096) };
    assert_eq!(peek(&record[..PEEK_LEN]), Ok(expected));
    for cut in PEEK_LEN..len {
        assert_eq!(RecordView::parse(&record[..cut]).unwrap_err(), RecordError::Short { have: cut, need: len });
    }
}

prop_compose! {
    fn any_host()(ip in any::<IpAddr>(), port in any::<u16>()) -> SocketAddr {
        SocketAddr::new(ip.to_canonical(), port)
    }
}

proptest! {
    #[test]
    fn what_is_encoded_is_read_back(
        (topic, body, properties) in ("[a-zA-Z0-9%_-]{1,200}", prop::collection::vec(any::<u8>(), 0..300), "([a-z]{1,5}\u{1}[a-z]{1,5}\u{2}){0,4}"),
        (queue_id, flag, sys_flag, reconsume) in (any::<i32>(), any::<i32>(), any::<i32>(), any::<i32>()),
        (born, stored, queue_offset, phy, prepared) in (any::<i64>(), any::<i64>(), any::<i64>(), any::<i64>(), any::<i64>()),
        (born_host, store_host, crc) in (any_host(), any_host(), any::<bool>()),
    ) {
        let draft = RecordDraft {
            topic: &topic, queue_id: QueueId(queue_id), flag, sys_flag: SysFlag(sys_flag), born_timestamp: UnixMs(born), born_host,
            store_timestamp: UnixMs(stored), store_host, reconsume_times: reconsume, prepared_transaction_offset: PhyOffset(prepared),
            body: &body, body_crc: crc32(&body), properties: properties.as_bytes(), queue_offset: QueueOffset(queue_offset), phy_offset: PhyOffset(phy),
        };
        let mut out = Vec::new();
        prop_assert_eq!(draft.encode(crc, &mut out).unwrap(), out.len());
        out.extend_from_slice(b"next");
        let view = RecordView::parse(&out).unwrap();
        prop_assert_eq!(view.total_len(), out.len() - 4);
        prop_assert_eq!(view.topic(), Some(topic.as_str()));
        prop_assert_eq!(view.body(), &body[..]);
        prop_assert_eq!((view.queue_id().get(), view.flag(), view.reconsume_times()), (queue_id, flag, reconsume));
        prop_assert_eq!(view.sys_flag(), SysFlag(sys_flag).with_host_widths(born_host.is_ipv6(), store_host.is_ipv6()));
        prop_assert_eq!((view.born_host(), view.store_host()), (born_host, store_host));
        prop_assert_eq!((view.born_timestamp().get(), view.store_timestamp().get()), (born, stored));
        prop_assert_eq!((view.queue_offset().get(), view.phy_offset().get(), view.prepared_transaction_offset().get()), (queue_offset, phy, prepared));
        prop_assert_eq!(without_property_crc(view.properties_bytes()), properties.as_bytes());
        prop_assert!(view.verify().is_ok());
    }

    #[test]
    fn any_bytes_can_be_parsed(mut bytes in prop::collection::vec(any::<u8>(), 0..300), v2 in any::<bool>(), fit in any::<bool>()) {
        if bytes.len() >= 8 {
            bytes[4..8].copy_from_slice(&if v2 { MAGIC_V2 } else { MAGIC_V1 }.to_be_bytes());
            if fit {
                let len = bytes.len() as u32;
                bytes[..4].copy_from_slice(&len.to_be_bytes());
            }
        }
        look_at_everything(&bytes);
    }

    #[test]
    fn a_damaged_record_can_be_parsed(at in 0..104_usize, byte in any::<u8>()) {
        let mut out = Vec::new();
        draft("T1", b"hello", b"TAGS\x01A").encode(false, &mut out).unwrap();
        out[at] = byte;
        look_at_everything(&out);
    }
}

fn look_at_everything(bytes: &[u8]) {
    if let Ok(view) = RecordView::parse(bytes) {
        let _ = (view.born_host(), view.store_host(), view.store_timestamp(), view.reconsume_times(), view.prepared_transaction_offset());
        let _ = (view.topic(), view.properties().iter().count(), view.body().len(), view.verify());
    }
}
