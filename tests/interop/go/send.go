package main

import (
	"context"
	"fmt"
	"sync"

	"github.com/apache/rocketmq-client-go/v2/primitive"
)

var sendCases = []testCase{
	{"send-sync", sendSync},
	{"send-async", sendAsync},
	{"send-oneway", sendOneway},
	{"send-batch", sendBatch},
	{"send-creates-topic", sendCreatesTopic},
}

func onQueue(topic string, queue int, text string) *primitive.Message {
	message := primitive.NewMessage(topic, []byte(text))
	message.Queue = &primitive.MessageQueue{Topic: topic, BrokerName: "b0", QueueId: queue}
	return message
}

func sendSync(l *lab) error {
	topic, err := l.topic("topic")
	if err != nil {
		return err
	}
	p, err := l.producer()
	if err != nil {
		return err
	}
	for i := 0; i < 40; i++ {
		result, err := p.SendSync(context.Background(), onQueue(topic, i%4, fmt.Sprint(i)))
		if err != nil {
			return err
		}
		if result.Status != primitive.SendOK || result.QueueOffset != int64(i/4) || result.MessageQueue.QueueId != i%4 {
			return fmt.Errorf("message %d: %v", i, result)
		}
	}
	return received(l, topic, 40)
}

// received checks that a new group gets the messages "0" … each once.
func received(l *lab, topic string, count int) error {
	in := &inbox{}
	if _, err := l.consumer("group", topic, "*", in.receive); err != nil {
		return err
	}
	return in.waitFor(numbers(0, count))
}

func sendAsync(l *lab) error {
	topic, err := l.topic("topic")
	if err != nil {
		return err
	}
	p, err := l.producer()
	if err != nil {
		return err
	}
	var open sync.WaitGroup
	failures := make(chan error, 100)
	for i := 0; i < 100; i++ {
		open.Add(1)
		err := p.SendAsync(context.Background(), func(_ context.Context, result *primitive.SendResult, err error) {
			if err == nil && result.Status != primitive.SendOK {
				err = fmt.Errorf("%v", result)
			}
			if err != nil {
				failures <- err
			}
			open.Done()
		}, onQueue(topic, i%4, fmt.Sprint(i)))
		if err != nil {
			return err
		}
	}
	open.Wait()
	if len(failures) > 0 {
		return <-failures
	}
	return received(l, topic, 100)
}

func sendOneway(l *lab) error {
	topic, err := l.topic("topic")
	if err != nil {
		return err
	}
	p, err := l.producer()
	if err != nil {
		return err
	}
	for i := 0; i < 40; i++ {
		if err := p.SendOneWay(context.Background(), onQueue(topic, i%4, fmt.Sprint(i))); err != nil {
			return err
		}
	}
	return received(l, topic, 40)
}

func sendBatch(l *lab) error {
	topic, err := l.topic("topic")
	if err != nil {
		return err
	}
	p, err := l.producer()
	if err != nil {
		return err
	}
	var batch []*primitive.Message
	for i := 0; i < 40; i++ {
		batch = append(batch, onQueue(topic, 1, fmt.Sprint(i)).WithKeys([]string{fmt.Sprint("key", i)}))
	}
	result, err := p.SendSync(context.Background(), batch...)
	if err != nil {
		return err
	}
	if result.Status != primitive.SendOK || result.QueueOffset != 0 {
		return fmt.Errorf("batch: %v", result)
	}
	return received(l, topic, 40)
}

func sendCreatesTopic(l *lab) error {
	p, err := l.producer()
	if err != nil {
		return err
	}
	topic := l.name("fresh")
	for i := 0; i < 8; i++ {
		if _, err := p.SendSync(context.Background(), onQueue(topic, i%4, fmt.Sprint(i))); err != nil {
			return err
		}
	}
	return received(l, topic, 8)
}
