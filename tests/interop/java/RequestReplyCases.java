import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.exception.RequestTimeoutException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.RequestCallback;
import org.apache.rocketmq.client.utils.MessageUtil;
import org.apache.rocketmq.common.message.Message;

/** Requests that wait for the replies of those who consume them. */
final class RequestReplyCases {
    static void register(Map<String, Interop.Case> cases) {
        cases.put("request-reply", RequestReplyCases::sync);
        cases.put("request-reply-async", RequestReplyCases::async);
        cases.put("request-timeout", RequestReplyCases::timeout);
    }

    /** Replies to "x" with "re x". */
    private static void startReplying(Lab lab, String topic) throws Exception {
        DefaultMQProducer producer = lab.producer();
        DefaultMQPushConsumer consumer = lab.consumer(lab.name("repliers"));
        consumer.setPullInterval(0);
        consumer.subscribe(topic, "*");
        consumer.registerMessageListener((MessageListenerConcurrently) (batch, context) -> {
            for (Message request : batch) {
                try {
                    producer.send(MessageUtil.createReplyMessage(request, Lab.bytes("re " + Lab.text(request))), 3_000);
                } catch (Exception e) {
                    e.printStackTrace();
                }
            }
            return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
        });
        consumer.start();
        Lab.eventually(30, "the replier's queues", () -> Lab.held(consumer, topic).size() == 2);
    }

    private static void sync(Lab lab) throws Exception {
        String topic = lab.topic(2);
        startReplying(lab, topic);
        DefaultMQProducer producer = lab.producer();
        for (int i = 0; i < 10; i++) {
            Message reply = producer.request(new Message(topic, Lab.bytes(i)), 10_000);
            Lab.equal("re " + i, Lab.text(reply), "reply");
            Lab.check(reply.getProperty("CORRELATION_ID") != null && reply.getProperty("PUSH_REPLY_TIME") != null, "properties of " + reply);
        }
    }

    private static void async(Lab lab) throws Exception {
        String topic = lab.topic(2);
        startReplying(lab, topic);
        DefaultMQProducer producer = lab.producer();
        CompletableFuture<?>[] replies = new CompletableFuture<?>[20];
        for (int i = 0; i < replies.length; i++) {
            CompletableFuture<String> arrived = new CompletableFuture<>();
            producer.request(new Message(topic, Lab.bytes(i)), new RequestCallback() {
                @Override
                public void onSuccess(Message reply) {
                    arrived.complete(Lab.text(reply));
                }

                @Override
                public void onException(Throwable failure) {
                    arrived.completeExceptionally(failure);
                }
            }, 10_000);
            replies[i] = arrived;
        }
        for (int i = 0; i < replies.length; i++) {
            Lab.equal("re " + i, replies[i].get(15, TimeUnit.SECONDS), "reply");
        }
    }

    private static void timeout(Lab lab) throws Exception {
        String topic = lab.topic(2);
        DefaultMQProducer producer = lab.producer();
        Exception refusal = Lab.refused(() -> producer.request(new Message(topic, Lab.bytes("x")), 1_000), "a request that nobody answers");
        Lab.check(refusal instanceof RequestTimeoutException, "failed otherwise: " + refusal);
        Lab.eventually(5, "the request in its topic", () -> lab.stored(producer, topic) == 1);
    }
}
