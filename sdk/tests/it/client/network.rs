//! The network between: it loses, repeats, swaps and cuts.

use std::{
    cell::RefCell, collections::VecDeque, future::poll_fn, rc::Rc, task::Poll, time::Duration,
};

use http::{Request, Response};
use vigie::client::transport::{Broken, Channel, Message, Platform, Refused, Transport};

use super::{
    answer::{frame_type, problem},
    relay::Relay,
    world::World,
};

/// How often what goes wrong, in a thousand.
#[derive(Clone, Copy, Default)]
pub(crate) struct Faults {
    pub(crate) request_lost: u64,
    pub(crate) answer_lost: u64,
    pub(crate) delivered_twice: u64,
    pub(crate) busy: u64,
    pub(crate) cut: u64,
    pub(crate) frame_twice: u64,
    pub(crate) frames_swapped: u64,
    pub(crate) frame_lost: u64,
    pub(crate) slow_ms: u64,
}

#[derive(Clone)]
pub(crate) struct Network {
    pub(crate) relay: Rc<RefCell<Relay>>,
    pub(crate) faults: Rc<RefCell<Faults>>,
    pub(crate) requests: Rc<RefCell<Vec<String>>>,
    pub(crate) world: World,
}

impl Network {
    pub(crate) fn new(world: &World) -> Self {
        Self {
            relay: Rc::default(),
            faults: Rc::default(),
            requests: Rc::default(),
            world: world.clone(),
        }
    }

    async fn delay(&self) {
        let slow = self.faults.borrow().slow_ms;
        if slow > 0 {
            let wait = self.world.below(slow);
            self.world.wait(Duration::from_millis(wait)).await;
        }
    }

    fn happens(&self, fault: impl Fn(&Faults) -> u64) -> bool {
        let per_mille = fault(&self.faults.borrow());
        self.world.chance(per_mille)
    }
}

impl Transport for Network {
    type Channel = Wire;

    async fn send(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, Broken> {
        let line = format!("{} {}", request.method(), request.uri().path());
        self.requests.borrow_mut().push(line);
        self.delay().await;
        if self.happens(|faults| faults.request_lost) {
            return Err(Broken);
        }
        if self.happens(|faults| faults.busy) {
            return Ok(problem(503, "storage"));
        }
        if self.happens(|faults| faults.delivered_twice) {
            self.relay.borrow_mut().handle(&request, self.world.now());
        }
        let answer = self.relay.borrow_mut().handle(&request, self.world.now());
        self.delay().await;
        if self.happens(|faults| faults.answer_lost) {
            return Err(Broken);
        }
        Ok(answer)
    }

    async fn open(&self, request: Request<()>) -> Result<Wire, Refused> {
        let line = format!("OPEN {}", request.uri().path());
        self.requests.borrow_mut().push(line);
        self.delay().await;
        if self.happens(|faults| faults.request_lost) {
            return Err(Broken.into());
        }
        let id = self
            .relay
            .borrow_mut()
            .connect(&request)
            .map_err(Refused::Answer)?;
        Ok(Wire {
            network: self.clone(),
            id,
            bytes: VecDeque::new(),
            cut: false,
        })
    }
}

/// A connection to the relay.
pub(crate) struct Wire {
    network: Network,
    id: u64,
    /// Of a stream: what has not been read yet.
    bytes: VecDeque<u8>,
    cut: bool,
}

impl Wire {
    fn cut(&mut self) -> Option<Result<Message, Broken>> {
        self.cut = true;
        self.network.relay.borrow_mut().connections.remove(&self.id);
        match self.network.world.below(6) {
            0 => None,
            1 => Some(Ok(Message::Closed { code: 4450 })),
            2 => Some(Ok(Message::Closed { code: 4503 })),
            3 => Some(Ok(Message::Closed { code: 1006 })),
            _ => Some(Err(Broken)),
        }
    }

    fn take(&mut self) -> Poll<Option<Result<Message, Broken>>> {
        let network = self.network.clone();
        if self.cut {
            return Poll::Ready(None);
        }
        let mut relay = network.relay.borrow_mut();
        let Some(connection) = relay.connections.get_mut(&self.id) else {
            self.cut = true;
            return Poll::Ready(Some(Err(Broken)));
        };
        if connection.out.len() > 1 && network.happens(|faults| faults.frames_swapped) {
            connection.out.swap(0, 1);
        }
        if network.happens(|faults| faults.frame_lost) {
            connection.out.pop_front();
        }
        let socket = connection.socket;
        let frame = connection.out.pop_front();
        if let Some(frame) = &frame
            && network.happens(|faults| faults.frame_twice)
        {
            connection.out.push_front(frame.clone());
        }
        drop(relay);
        if frame.is_some() && socket && network.happens(|faults| faults.cut) {
            return Poll::Ready(self.cut());
        }
        match (frame, socket) {
            (Some(frame), true) => return Poll::Ready(Some(Ok(Message::Text(frame)))),
            (Some(frame), false) => {
                let end = ["\n", "\r", "\r\n"][network.world.below(3) as usize];
                let name = frame_type(&frame);
                let event = format!(": hello{end}event: {name}{end}data: {frame}{end}{end}");
                self.bytes.extend(event.as_bytes());
            }
            (None, _) => {}
        }
        if self.bytes.is_empty() {
            return Poll::Pending;
        }
        let length = 1 + network.world.below(self.bytes.len() as u64) as usize;
        let chunk = self.bytes.drain(..length).collect();
        if network.happens(|faults| faults.cut) {
            self.cut();
        }
        Poll::Ready(Some(Ok(Message::Chunk(chunk))))
    }
}

impl Channel for Wire {
    async fn next(&mut self) -> Option<Result<Message, Broken>> {
        poll_fn(|context| {
            let taken = self.take();
            let mut relay = self.network.relay.borrow_mut();
            if let Some(connection) = relay.connections.get_mut(&self.id) {
                connection.waker = Some(context.waker().clone());
            }
            taken
        })
        .await
    }

    async fn send(&mut self, frame: &str) -> Result<(), Broken> {
        let network = self.network.clone();
        network.delay().await;
        if self.cut || network.happens(|faults| faults.cut) {
            self.cut();
            return Err(Broken);
        }
        if network.happens(|faults| faults.frame_lost) {
            return Ok(());
        }
        let now = network.world.now();
        let hello = frame_type(frame) == "hello";
        if !hello && network.happens(|faults| faults.delivered_twice) {
            network.relay.borrow_mut().say(self.id, frame, now);
        }
        network.relay.borrow_mut().say(self.id, frame, now);
        if network.happens(|faults| faults.answer_lost) {
            self.cut();
            return Err(Broken);
        }
        Ok(())
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        self.network.relay.borrow_mut().connections.remove(&self.id);
    }
}
