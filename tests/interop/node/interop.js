// Runs cases with the Node client `ali-ons`: `node interop.js NAME-SERVER CASE…` prints a line for each, `@ok CASE SECONDS` or
// `@FAIL CASE SECONDS REASON`; `--list` prints the names of all cases. The client cannot make a topic, so each case makes its own first.
'use strict';

const net = require('node:net');
const { Consumer, Producer, Message } = require('ali-ons');

const CASE_MS_MAX = 90_000;
const quiet = { info() {}, warn() {}, debug() {}, error(...what) { console.error(...what); } };

// One bare request to a server, for what the client has no call for: gives the answer's header and body as text.
function ask(address, code, extFields) {
  const header = Buffer.from(JSON.stringify({ code, extFields, flag: 0, language: 'OTHER', opaque: 1, version: 317 }));
  const lengths = Buffer.alloc(8);
  lengths.writeUInt32BE(4 + header.length, 0);
  lengths.writeUInt32BE(header.length, 4);
  const [host, port] = address.split(':');
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, host, () => socket.write(Buffer.concat([lengths, header])));
    let answer = Buffer.alloc(0);
    socket.setTimeout(5_000, () => socket.destroy(new Error(`no answer from ${address}`)));
    socket.on('error', reject).on('data', data => {
      answer = Buffer.concat([answer, data]);
      if (answer.length < 4 || answer.length < 4 + answer.readUInt32BE(0)) return;
      socket.end();
      resolve(answer.subarray(8).toString());
    });
  });
}

async function makeTopic(nameServer, topic) {
  const broker = /"brokerAddrs":\{"?0"?:"([^"]+)"/.exec(await ask(nameServer, 106, {}))[1];
  const answer = await ask(broker, 17, { topic, defaultTopic: 'TBW102', readQueueNums: '4', writeQueueNums: '4', perm: '6', topicFilterType: 'SINGLE_TAG', topicSysFlag: '0', order: 'false' });
  if (!answer.includes('"code":0')) throw new Error(`topic ${topic} was refused: ${answer}`);
}

// The names and the clients of one case.
class Lab {
  constructor(name, nameServer) {
    this.nameServer = nameServer;
    this.prefix = `node-${name}-${Date.now().toString(36).slice(-5)}`;
    this.clients = [];
  }

  async topic() {
    const topic = `${this.prefix}-topic`;
    await makeTopic(this.nameServer, topic);
    return topic;
  }

  // The client resolves name servers by HTTP unless it is given one, but insists on an HTTP client.
  options() {
    return { nameSrv: this.nameServer, httpclient: {}, logger: quiet, instanceName: `${this.prefix}-${this.clients.length}` };
  }

  async producer() {
    const producer = new Producer({ ...this.options(), producerGroup: `${this.prefix}-producers` });
    this.clients.push(producer);
    producer.on('error', error => console.error(error));
    await producer.ready();
    return producer;
  }

  async consumer(topic, tags, handler, more = {}) {
    const consumer = new Consumer({ ...this.options(), consumerGroup: `${this.prefix}-group`, consumeFromWhere: 'CONSUME_FROM_FIRST_OFFSET', ...more });
    this.clients.push(consumer);
    consumer.on('error', error => console.error(error));
    consumer.subscribe(topic, tags, handler);
    await consumer.ready();
    return consumer;
  }

  async close() {
    for (const client of this.clients) await client.close();
  }
}

async function eventually(ms, what, holds) {
  for (const deadline = Date.now() + ms; !holds();) {
    if (Date.now() > deadline) throw new Error(`not within ${ms / 1000} s: ${what()}`);
    await new Promise(done => setTimeout(done, 10));
  }
}

function eachOnce(expected, got) {
  const want = expected.map(String).sort();
  const have = [...got].sort();
  if (want.join() !== have.join()) throw new Error(`got ${have}, expected ${want}`);
}

const numbers = count => [...Array(count).keys()];

async function sendNumbers(lab, topic, count) {
  const producer = await lab.producer();
  const places = new Set();
  for (const i of numbers(count)) {
    const message = new Message(topic, ['red', 'green'][i % 2], `${i}`);
    message.keys = [`key${i}`];
    const result = await producer.send(message);
    if (result.sendStatus !== 'SEND_OK') throw new Error(`message ${i}: ${JSON.stringify(result)}`);
    places.add(`${result.messageQueue.queueId}@${result.queueOffset}`);
  }
  if (places.size !== count) throw new Error(`${count} messages have ${places.size} places`);
}

const cases = {
  async 'send-and-consume'(lab) {
    const topic = await lab.topic();
    const got = [];
    await lab.consumer(topic, '*', async message => { got.push(message.body.toString()); });
    await sendNumbers(lab, topic, 40);
    await eventually(40_000, () => `40 messages; ${got.length} arrived`, () => got.length >= 40);
    eachOnce(numbers(40), got);
  },

  async 'consume-tags'(lab) {
    const topic = await lab.topic();
    const got = [];
    await sendNumbers(lab, topic, 20);
    await lab.consumer(topic, 'green', async message => { got.push(message.body.toString()); });
    await eventually(40_000, () => `10 messages; ${got.length} arrived`, () => got.length >= 10);
    eachOnce(numbers(20).filter(i => i % 2), got);
  },

  async 'consume-retry'(lab) {
    const topic = await lab.topic();
    const got = [];
    let refusals = 0;
    await makeTopic(lab.nameServer, `%RETRY%${lab.prefix}-group`); // else the client sees it only half a minute later
    await lab.consumer(topic, '*', async message => {
      if (message.body.toString() === '3' && refusals < 1) {
        refusals++;
        return Consumer.ACTION_RETRY;
      }
      got.push(message.body.toString());
    });
    await sendNumbers(lab, topic, 8);
    await eventually(60_000, () => `8 messages; ${got.length} arrived`, () => got.length >= 8);
    eachOnce(numbers(8), got);
    if (refusals !== 1) throw new Error(`the message was refused ${refusals} times`);
  },
};

async function runCase(name, nameServer) {
  const start = Date.now();
  const lab = new Lab(name, nameServer);
  let failure;
  try {
    if (!cases[name]) throw new Error('no such case');
    const limit = new Promise((_, reject) => setTimeout(() => reject(new Error(`not done within ${CASE_MS_MAX / 1000} s`)), CASE_MS_MAX).unref());
    await Promise.race([cases[name](lab), limit]);
  } catch (error) {
    console.error(error);
    failure = error;
  }
  await lab.close().catch(error => console.error(error));
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  console.log(failure ? `@FAIL ${name} ${seconds} ${String(failure).replace(/\s+/g, ' ')}` : `@ok ${name} ${seconds}`);
}

(async () => {
  const [nameServer, ...names] = process.argv.slice(2);
  if (nameServer === '--list') return console.log(Object.keys(cases).join('\n'));
  for (const name of names) await runCase(name, nameServer);
  process.exit(0); // the clients leave timers behind
})();
