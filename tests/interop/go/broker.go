package main

import (
	"encoding/binary"
	"fmt"
	"io"
	"net"
	"regexp"
	"time"
)

var addressInList = regexp.MustCompile(`"brokerAddrs":\{"?0"?:"([^"]+)"`)

// brokerAddress asks the name server for its cluster (request 106) with one bare frame; the client has no public call for it.
func brokerAddress(nameServer string) (string, error) {
	connection, err := net.DialTimeout("tcp", nameServer, 3*time.Second)
	if err != nil {
		return "", err
	}
	defer connection.Close()
	connection.SetDeadline(time.Now().Add(3 * time.Second))
	header := []byte(`{"code":106,"flag":0,"language":"GO","opaque":1,"version":317}`)
	frame := binary.BigEndian.AppendUint32(nil, uint32(4+len(header)))
	frame = binary.BigEndian.AppendUint32(frame, uint32(len(header)))
	if _, err = connection.Write(append(frame, header...)); err != nil {
		return "", err
	}
	var length uint32
	if err = binary.Read(connection, binary.BigEndian, &length); err != nil {
		return "", err
	}
	answer := make([]byte, length)
	if _, err = io.ReadFull(connection, answer); err != nil {
		return "", err
	}
	if found := addressInList.FindSubmatch(answer); found != nil {
		return string(found[1]), nil
	}
	return "", fmt.Errorf("no broker in %s", answer)
}
