//! The libraries, each behind the same question: from a place in degrees to
//! the nearest stations and their distances in metres, nearest first.

use std::{
    hint::black_box,
    num::NonZero,
    time::{Duration, Instant},
};

use anyhow::Result;
use geo_index::rtree::{
    NeighborsOptions, RTree as PackedTree, RTreeBuilder, RTreeIndex, distance::HaversineDistance,
    sort::HilbertSort,
};
use kiddo::{ImmutableKdTree, SquaredEuclidean};
use rstar::{RTree, primitives::GeomWithData};
use vigie::{
    geo::{Point, UnitVector},
    index::{Nearest, StationIndex},
};

use super::sphere::{From, metres_of_chord_squared, metres_of_haversine};

/// The contender that measures to boxes in the plane.
pub(crate) const PLANAR: &str = "geo-index 0.4, its haversine";

/// Something that finds stations.
pub(crate) trait Contender {
    /// Its name in a table.
    fn name(&self) -> &'static str;

    /// The numbers of the nearest stations, for the gate.
    fn numbers(&self, from: Point, limit: usize) -> Vec<u32>;

    /// Asks from each place and drops the answers, for the clock.
    fn ask(&self, places: &[Point], limit: usize);
}

/// How long each library took to build.
#[derive(Debug)]
pub(crate) struct Times {
    pub(crate) kiddo: Duration,
    pub(crate) rstar: Duration,
    pub(crate) geo_index: Duration,
}

/// All contenders over the same places, Vigie first.
pub(crate) fn all<'a>(
    index: StationIndex<'a>,
    places: &[Point],
) -> Result<(Vec<Box<dyn Contender + 'a>>, Times)> {
    let points: Vec<[f64; 3]> = places.iter().map(|place| place.to_unit().0).collect();
    let (kiddo, kiddo_took) = timed(|| ImmutableKdTree::new_from_slice(&points));
    let (rstar, rstar_took) = timed(|| {
        let numbered = points
            .iter()
            .zip(0..)
            .map(|(point, number)| Numbered::new(*point, number));
        RTree::bulk_load(numbered.collect())
    });
    let (packed, geo_index_took) = timed(|| -> Result<_> {
        let mut builder = RTreeBuilder::new(u32::try_from(places.len())?);
        for place in places {
            builder.add(place.lon(), place.lat(), place.lon(), place.lat());
        }
        Ok(builder.finish::<HilbertSort>())
    });
    let packed = packed?;
    let kiddo = kiddo.map_err(|error| anyhow::anyhow!("kiddo: {error:?}"))?;
    let contenders: Vec<Box<dyn Contender>> = vec![
        Box::new(Vigie(index)),
        Box::new(Library {
            name: "kiddo 6.3",
            search: Kiddo(kiddo),
        }),
        Box::new(Library {
            name: "rstar 0.14",
            search: Rstar(rstar),
        }),
        Box::new(Library {
            name: "geo-index 0.4, our bound",
            search: Spherical {
                tree: packed.clone(),
                places: places.to_vec(),
            },
        }),
        Box::new(Library {
            name: PLANAR,
            search: Planar(packed),
        }),
        Box::new(Library {
            name: "linear scan",
            search: Linear(points),
        }),
    ];
    let times = Times {
        kiddo: kiddo_took,
        rstar: rstar_took,
        geo_index: geo_index_took,
    };
    Ok((contenders, times))
}

fn timed<T>(make: impl FnOnce() -> T) -> (T, Duration) {
    let started = Instant::now();
    let made = make();
    (made, started.elapsed())
}

/// Vigie's index, through its public door: hits with the station's whole
/// record in reach.
struct Vigie<'a>(StationIndex<'a>);

impl Contender for Vigie<'_> {
    fn name(&self) -> &'static str {
        "Vigie"
    }

    fn numbers(&self, from: Point, limit: usize) -> Vec<u32> {
        let wanted = Nearest {
            limit,
            ..Nearest::default()
        };
        let hits = self.0.nearest(from, &wanted);
        hits.iter()
            .filter_map(|hit| hit.station.id().parse().ok())
            .collect()
    }

    fn ask(&self, places: &[Point], limit: usize) {
        let wanted = Nearest {
            limit,
            ..Nearest::default()
        };
        for place in places {
            black_box(self.0.nearest(black_box(*place), &wanted));
        }
    }
}

/// A station of another library: its number and its distance.
#[derive(Clone, Copy, Debug)]
struct Near {
    number: u32,
    metres: f64,
}

/// What differs from library to library.
trait Search {
    fn nearest(&self, from: Point, limit: usize) -> Vec<Near>;
}

struct Library<S> {
    name: &'static str,
    search: S,
}

impl<S: Search> Contender for Library<S> {
    fn name(&self) -> &'static str {
        self.name
    }

    fn numbers(&self, from: Point, limit: usize) -> Vec<u32> {
        let found = self.search.nearest(from, limit);
        found.into_iter().map(|near| near.number).collect()
    }

    fn ask(&self, places: &[Point], limit: usize) {
        for place in places {
            let found = self.search.nearest(black_box(*place), limit);
            black_box(found.last().map(|near| near.metres));
            black_box(found);
        }
    }
}

/// kiddo's tree for points that are known from the start, over unit vectors.
struct Kiddo(ImmutableKdTree<f64, 3>);

impl Search for Kiddo {
    fn nearest(&self, from: Point, limit: usize) -> Vec<Near> {
        let UnitVector(from) = from.to_unit();
        let query = self.0.query(&from);
        match NonZero::new(limit) {
            None => Vec::new(),
            Some(NonZero::<usize>::MIN) => {
                let found = query.nearest_one::<SquaredEuclidean<f64>>().execute();
                vec![Near {
                    number: found.item,
                    metres: metres_of_chord_squared(found.distance),
                }]
            }
            Some(limit) => {
                let found = query.nearest_n::<SquaredEuclidean<f64>>(limit).execute();
                let near = found.iter().map(|found| Near {
                    number: found.item,
                    metres: metres_of_chord_squared(found.distance),
                });
                near.collect()
            }
        }
    }
}

/// A point of rstar's with the number of its station.
type Numbered = GeomWithData<[f64; 3], u32>;

/// rstar's tree, bulk-loaded, over unit vectors.
struct Rstar(RTree<Numbered>);

impl Search for Rstar {
    fn nearest(&self, from: Point, limit: usize) -> Vec<Near> {
        let UnitVector(from) = from.to_unit();
        let near = |(point, squared): (&Numbered, f64)| Near {
            number: point.data,
            metres: metres_of_chord_squared(squared),
        };
        if limit == 1 {
            return self
                .0
                .nearest_neighbor_with_distance_2(from)
                .map(near)
                .into_iter()
                .collect();
        }
        self.0
            .nearest_neighbor_iter_with_distance_2(from)
            .take(limit)
            .map(near)
            .collect()
    }
}

/// geo-index's packed tree over degrees, searched with a bound that holds on
/// the sphere.
struct Spherical {
    tree: PackedTree<f64>,
    places: Vec<Point>,
}

impl Search for Spherical {
    fn nearest(&self, from: Point, limit: usize) -> Vec<Near> {
        let from = From::new(from);
        let found = self.tree.neighbors_with_callbacks(
            NeighborsOptions::<f64>::k(limit),
            |bounds| from.to_box(bounds),
            |number, _| {
                let place = self.places.get(number as usize)?;
                Some(from.to_point(place.lon(), place.lat()))
            },
        );
        let near = found.into_iter().map(|(number, haversine)| Near {
            number,
            metres: metres_of_haversine(haversine),
        });
        near.collect()
    }
}

/// The same tree as it comes, with the haversine that it offers. It returns
/// no distances.
struct Planar(PackedTree<f64>);

impl Search for Planar {
    fn nearest(&self, from: Point, limit: usize) -> Vec<Near> {
        let found = self.0.neighbors_with_simple_distance(
            from.lon(),
            from.lat(),
            NeighborsOptions::k(limit),
            &HaversineDistance::default(),
        );
        found
            .into_iter()
            .map(|(number, metres)| Near { number, metres })
            .collect()
    }
}

/// All points, one after the other: what an index has to beat.
struct Linear(Vec<[f64; 3]>);

impl Search for Linear {
    fn nearest(&self, from: Point, limit: usize) -> Vec<Near> {
        let UnitVector([x, y, z]) = from.to_unit();
        let mut nearest: Vec<(f64, u32)> = Vec::with_capacity(limit + 1);
        let mut bound = f64::INFINITY;
        for ([px, py, pz], number) in self.0.iter().zip(0..) {
            let (dx, dy, dz) = (px - x, py - y, pz - z);
            let squared = dx * dx + dy * dy + dz * dz;
            if squared < bound {
                let at = nearest.partition_point(|kept| kept.0 <= squared);
                nearest.insert(at, (squared, number));
                nearest.truncate(limit);
                if nearest.len() == limit {
                    bound = nearest.last().map_or(bound, |worst| worst.0);
                }
            }
        }
        let near = nearest.into_iter().map(|(squared, number)| Near {
            number,
            metres: metres_of_chord_squared(squared),
        });
        near.collect()
    }
}
