package main

import (
	"context"
	"fmt"
	"sort"
	"sync"
	"time"

	"github.com/apache/rocketmq-client-go/v2"
	"github.com/apache/rocketmq-client-go/v2/admin"
	"github.com/apache/rocketmq-client-go/v2/consumer"
	"github.com/apache/rocketmq-client-go/v2/primitive"
	"github.com/apache/rocketmq-client-go/v2/producer"
)

// What one case works with: names of its own and clients that end with it.
type lab struct {
	nameServer string
	prefix     string
	sender     rocketmq.Producer
	consumers  []rocketmq.PushConsumer
}

func newLab(name, nameServer string) *lab {
	return &lab{nameServer: nameServer, prefix: fmt.Sprintf("go-%s-%x", name, time.Now().UnixMilli()%(1<<28))}
}

func (l *lab) name(what string) string { return l.prefix + "-" + what }

func (l *lab) close() {
	if l.sender != nil {
		l.sender.Shutdown()
	}
	for _, c := range l.consumers {
		c.Shutdown()
	}
}

func (l *lab) resolver() primitive.NsResolver {
	return primitive.NewPassthroughResolver([]string{l.nameServer})
}

// producer is the one producer of the case; it sends to the queue that the message names.
func (l *lab) producer() (rocketmq.Producer, error) {
	if l.sender != nil {
		return l.sender, nil
	}
	p, err := rocketmq.NewProducer(producer.WithNsResolver(l.resolver()), producer.WithGroupName(l.name("producers")),
		producer.WithInstanceName(l.name("p")), producer.WithRetry(2), producer.WithQueueSelector(producer.NewManualQueueSelector()))
	if err != nil {
		return nil, err
	}
	l.sender = p
	return p, p.Start()
}

func (l *lab) topic(name string) (string, error) {
	topic := l.name(name)
	return topic, l.makeTopic(topic)
}

// makeTopic makes a topic of 4 queues under exactly this name.
func (l *lab) makeTopic(topic string) error {
	a, err := admin.NewAdmin(admin.WithResolver(l.resolver()))
	if err != nil {
		return err
	}
	defer a.Close()
	address, err := brokerAddress(l.nameServer)
	if err != nil {
		return err
	}
	return a.CreateTopic(context.Background(), admin.WithTopicCreate(topic), admin.WithBrokerAddrCreate(address),
		admin.WithReadQueueNums(4), admin.WithWriteQueueNums(4))
}

// consumer makes a push consumer that begins with the first message; `receive` sees every message and says whether it is accepted.
func (l *lab) consumer(group, topic, tags string, receive func(*primitive.MessageExt) consumer.ConsumeResult, options ...consumer.Option) (rocketmq.PushConsumer, error) {
	options = append([]consumer.Option{consumer.WithNsResolver(l.resolver()), consumer.WithGroupName(l.name(group)),
		consumer.WithInstance(l.name(fmt.Sprint("c", len(l.consumers)))), consumer.WithConsumeFromWhere(consumer.ConsumeFromFirstOffset)}, options...)
	c, err := rocketmq.NewPushConsumer(options...)
	if err != nil {
		return nil, err
	}
	err = c.Subscribe(topic, consumer.MessageSelector{Type: consumer.TAG, Expression: tags},
		func(ctx context.Context, batch ...*primitive.MessageExt) (consumer.ConsumeResult, error) {
			result := consumer.ConsumeSuccess
			for _, message := range batch {
				if r := receive(message); r != consumer.ConsumeSuccess {
					if concurrent, ok := primitive.GetConcurrentlyCtx(ctx); ok {
						concurrent.DelayLevelWhenNextConsume = 1
					}
					result = r
				}
			}
			return result, nil
		})
	if err != nil {
		return nil, err
	}
	l.consumers = append(l.consumers, c)
	return c, c.Start()
}

// inbox collects bodies; its receive accepts everything.
type inbox struct {
	mutex    sync.Mutex
	messages []*primitive.MessageExt
}

func (i *inbox) receive(message *primitive.MessageExt) consumer.ConsumeResult {
	i.mutex.Lock()
	defer i.mutex.Unlock()
	i.messages = append(i.messages, message)
	return consumer.ConsumeSuccess
}

func (i *inbox) texts() []string {
	i.mutex.Lock()
	defer i.mutex.Unlock()
	var texts []string
	for _, message := range i.messages {
		texts = append(texts, string(message.Body))
	}
	return texts
}

// waitFor waits until as many messages came, and a little longer for one too many; then each must be there once.
func (i *inbox) waitFor(expected []string) error {
	if err := eventually(40*time.Second, func() bool { return len(i.texts()) >= len(expected) }); err != nil {
		return fmt.Errorf("%d of %d messages arrived", len(i.texts()), len(expected))
	}
	time.Sleep(200 * time.Millisecond)
	got, want := i.texts(), append([]string(nil), expected...)
	sort.Strings(got)
	sort.Strings(want)
	if fmt.Sprint(got) != fmt.Sprint(want) {
		return fmt.Errorf("got %v, expected %v", got, want)
	}
	return nil
}

func eventually(limit time.Duration, holds func() bool) error {
	for deadline := time.Now().Add(limit); ; time.Sleep(10 * time.Millisecond) {
		if holds() {
			return nil
		}
		if time.Now().After(deadline) {
			return fmt.Errorf("not within %v", limit)
		}
	}
}

func numbers(from, to int) []string {
	var texts []string
	for i := from; i < to; i++ {
		texts = append(texts, fmt.Sprint(i))
	}
	return texts
}
