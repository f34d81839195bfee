package main

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/apache/rocketmq-client-go/v2/consumer"
	"github.com/apache/rocketmq-client-go/v2/primitive"
)

var consumeCases = []testCase{
	{"consume-tags", consumeTags},
	{"consume-orderly", consumeOrderly},
	{"consume-broadcast", consumeBroadcast},
	{"retry-dead-letter", retryDeadLetter},
	{"offset-resume", offsetResume},
}

// topicWith makes a topic with messages "from" … "to"-1, spread over its queues.
func topicWith(l *lab, count int) (string, error) {
	topic, err := l.topic("topic")
	if err != nil {
		return "", err
	}
	return topic, sendNumbers(l, topic, 0, count)
}

func sendNumbers(l *lab, topic string, from, to int) error {
	p, err := l.producer()
	if err != nil {
		return err
	}
	for i := from; i < to; i++ {
		message := onQueue(topic, i%4, fmt.Sprint(i)).WithTag([]string{"red", "green", "blue"}[i%3])
		if _, err := p.SendSync(context.Background(), message); err != nil {
			return err
		}
	}
	return nil
}

func consumeTags(l *lab) error {
	topic, err := topicWith(l, 60)
	if err != nil {
		return err
	}
	in := &inbox{}
	if _, err := l.consumer("group", topic, "red || blue", in.receive); err != nil {
		return err
	}
	var expected []string
	for i := 0; i < 60; i++ {
		if i%3 != 1 {
			expected = append(expected, fmt.Sprint(i))
		}
	}
	return in.waitFor(expected)
}

func consumeOrderly(l *lab) error {
	topic, err := l.topic("topic")
	if err != nil {
		return err
	}
	in := &inbox{}
	// One consumer: of two, the second waits up to a minute for the locks that the first gave up, also with Apache.
	if _, err := l.consumer("group", topic, "*", in.receive, consumer.WithConsumerOrder(true)); err != nil {
		return err
	}
	if err := sendNumbers(l, topic, 0, 80); err != nil {
		return err
	}
	if err := in.waitFor(numbers(0, 80)); err != nil {
		return err
	}
	next := map[int]int64{}
	for _, message := range in.messages {
		queue := message.Queue.QueueId
		if message.QueueOffset != next[queue] {
			return fmt.Errorf("queue %d: offset %d came where %d was due", queue, message.QueueOffset, next[queue])
		}
		next[queue]++
	}
	return nil
}

func consumeBroadcast(l *lab) error {
	topic, err := l.topic("topic")
	if err != nil {
		return err
	}
	one, two := &inbox{}, &inbox{}
	for _, in := range []*inbox{one, two} {
		if _, err := l.consumer("group", topic, "*", in.receive, consumer.WithConsumerModel(consumer.BroadCasting)); err != nil {
			return err
		}
	}
	if err := sendNumbers(l, topic, 0, 40); err != nil {
		return err
	}
	if err := one.waitFor(numbers(0, 40)); err != nil {
		return fmt.Errorf("first consumer: %w", err)
	}
	if err := two.waitFor(numbers(0, 40)); err != nil {
		return fmt.Errorf("second consumer: %w", err)
	}
	return nil
}

func retryDeadLetter(l *lab) error {
	topic, err := topicWith(l, 8)
	if err != nil {
		return err
	}
	if err := l.makeTopic("%RETRY%" + l.name("group")); err != nil { // else the client sees it only half a minute later
		return err
	}
	in := &inbox{}
	var mutex sync.Mutex
	var attempts []string
	receive := func(message *primitive.MessageExt) consumer.ConsumeResult {
		if string(message.Body) != "5" {
			return in.receive(message)
		}
		mutex.Lock()
		defer mutex.Unlock()
		attempts = append(attempts, fmt.Sprint(message.ReconsumeTimes))
		return consumer.ConsumeRetryLater
	}
	if _, err := l.consumer("group", topic, "*", receive, consumer.WithMaxReconsumeTimes(2)); err != nil {
		return err
	}
	dead, underway := &inbox{}, false
	deadTopic := "%DLQ%" + l.name("group")
	err = eventually(60*time.Second, func() bool {
		if !underway && attemptsMade(&mutex, &attempts) == 3 {
			// The topic is made by the last attempt's way back; a consumer that starts before is refused by its own client.
			_, err := l.consumer("undertaker", deadTopic, "*", dead.receive)
			underway = err == nil
		}
		return len(dead.texts()) == 1
	})
	mutex.Lock()
	defer mutex.Unlock()
	if got := strings.Join(attempts, " "); err != nil || got != "0 1 2" {
		return fmt.Errorf("dead letters %v after attempts with reconsumeTimes %s: %v", dead.texts(), got, err)
	}
	if text := dead.texts()[0]; text != "5" {
		return fmt.Errorf("dead letter %s", text)
	}
	return in.waitFor([]string{"0", "1", "2", "3", "4", "6", "7"})
}

func attemptsMade(mutex *sync.Mutex, attempts *[]string) int {
	mutex.Lock()
	defer mutex.Unlock()
	return len(*attempts)
}

func offsetResume(l *lab) error {
	topic, err := topicWith(l, 40)
	if err != nil {
		return err
	}
	in := &inbox{}
	first, err := l.consumer("group", topic, "*", in.receive)
	if err != nil {
		return err
	}
	if err := in.waitFor(numbers(0, 40)); err != nil {
		return err
	}
	if err := first.Shutdown(); err != nil {
		return err
	}
	l.consumers = nil // the first has ended already
	if err := sendNumbers(l, topic, 40, 80); err != nil {
		return err
	}
	if _, err := l.consumer("group", topic, "*", in.receive); err != nil {
		return err
	}
	return in.waitFor(numbers(0, 80))
}
