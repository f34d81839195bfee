import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.common.message.MessageExt;

/** Collects what one or several consumers receive; every message is accepted. */
final class Inbox {
    private final List<MessageExt> messages = new ArrayList<>();

    void start(DefaultMQPushConsumer consumer, String topic, String tags) throws Exception {
        consumer.subscribe(topic, tags);
        consumer.registerMessageListener((MessageListenerConcurrently) (batch, context) -> {
            add(batch);
            return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
        });
        consumer.start();
    }

    synchronized void add(List<MessageExt> batch) {
        messages.addAll(batch);
    }

    synchronized int size() {
        return messages.size();
    }

    synchronized List<MessageExt> messages() {
        return new ArrayList<>(messages);
    }

    /** The messages of one queue in its order; several threads accept them, so they arrive in any order. */
    List<MessageExt> byOffset() {
        List<MessageExt> sorted = messages();
        sorted.sort(Comparator.comparingLong(MessageExt::getQueueOffset));
        return sorted;
    }

    List<String> texts() {
        return Lab.texts(messages());
    }

    String summary() {
        return "messages; " + size() + " arrived";
    }
}
