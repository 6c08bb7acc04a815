// `<vigie-map>`: stations on a map. What it shows stands in a list beside it,
// so whoever does not see it misses nothing.
//
// Without pictures from anywhere, the outline of the territories is drawn.

import { type LatLngBoundsExpression, type Map as LeafletMap, circleMarker, featureGroup, geoJSON, map, tileLayer } from "leaflet";
import leafletStyle from "leaflet/dist/leaflet.css";
import { css, html, nothing, unsafeCSS } from "lit";
import { property } from "lit/decorators.js";

import outline from "vigie:outline";
import texts from "vigie:texts/pages/stations";

import { VigieElement } from "../base/element.js";
import type { Schema } from "../base/service.js";
import { look } from "../base/style.js";

type Station = Schema["StationFeature"];

/** How far the map goes in where there is one station, and in all. */
const NEAR = 13;
const NEAREST = 17;

/** How far where only an outline is drawn, on which a place is found by the coasts
 * and borders around it. */
const OUTLINED = 6;

/** A station was pressed on the map; its detail is the station's id. */
export const CHOSEN = "vigie-chosen";

export class VigieMap extends VigieElement {
  static override styles = [
    look,
    unsafeCSS(leafletStyle),
    css`
      :host {
        height: 18rem;
      }

      #map {
        height: 100%;
        border-radius: var(--radius);
        color: var(--ink);
        background: var(--soft);
        font: inherit;
        isolation: isolate;
      }

      .leaflet-bar a {
        width: 2.75rem;
        height: 2.75rem;
        line-height: 2.75rem;
      }

      .land {
        stroke: var(--line);
        fill: var(--paper);
      }

      .station {
        stroke: var(--paper);
        fill: var(--accent);
      }

      .station.chosen {
        fill: var(--alarm);
      }

      @media (prefers-reduced-motion: reduce) {
        .leaflet-zoom-anim .leaflet-zoom-animated {
          transition: none;
        }
      }
    `,
  ];

  protected override readonly messages = [texts];

  /** The stations that are shown. */
  @property({ attribute: false }) features: readonly Station[] = [];

  /** The id of the one that was chosen. */
  @property() chosen = "";

  /** A place of somebody's own, latitude first, which is shown too. */
  @property({ attribute: false }) place: readonly [number, number] | undefined;

  @property() tiles = "";
  @property() attribution = "";

  /** What the map shows, where that is no stations. */
  @property() label = "";

  #map: LeafletMap | undefined;
  readonly #stations = featureGroup();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#map?.remove();
    this.#map = undefined;
  }

  protected override content(): unknown {
    const { label } = this;
    return html`<div id="map" role="group" aria-label=${label || this.say("stations-map")}></div>
      ${label ? nothing : html`<p class="seen-by-ear">${this.say("stations-map-hint")}</p>`}`;
  }

  protected override updated(): void {
    const place = this.renderRoot.querySelector<HTMLElement>("#map");
    if (!place) return;
    this.#map ??= this.#drawn(place);
    this.#stations.clearLayers();
    for (const { id, geometry, properties } of this.features) {
      const [lon, lat] = geometry.coordinates;
      const className = id === this.chosen ? "station chosen" : "station";
      const marker = circleMarker([lat, lon], { className, radius: 11, weight: 3, opacity: 1, fillOpacity: 1 });
      marker.bindTooltip(document.createTextNode(properties.name) as unknown as HTMLElement);
      marker.on("click", () => this.dispatchEvent(new CustomEvent(CHOSEN, { detail: id })));
      this.#stations.addLayer(marker);
    }
    if (this.place) {
      const [lat, lon] = this.place;
      this.#stations.addLayer(circleMarker([lat, lon], { className: "station", radius: 9, weight: 3, opacity: 1, fillOpacity: 1, interactive: false }));
    }
    const bounds = this.#stations.getBounds();
    if (bounds.isValid() && !this.chosen) {
      this.#map.fitBounds(bounds as LatLngBoundsExpression, { padding: [32, 32], maxZoom: this.place && !this.tiles ? OUTLINED : NEAR, animate: false });
    }
  }

  #drawn(place: HTMLElement): LeafletMap {
    const quiet = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const drawn = map(place, {
      attributionControl: this.tiles !== "",
      // A page that is scrolled over a map must go on scrolling.
      scrollWheelZoom: false,
      fadeAnimation: !quiet,
      zoomAnimation: !quiet,
      maxZoom: NEAREST,
    });
    if (this.tiles) {
      tileLayer(this.tiles, { attribution: this.attribution, maxZoom: NEAREST, referrerPolicy: "no-referrer" }).addTo(drawn);
      drawn.attributionControl.setPrefix(false);
    } else {
      geoJSON(outline, { style: { className: "land", weight: 1, fillOpacity: 1 }, interactive: false }).addTo(drawn);
    }
    this.#stations.addTo(drawn);
    return drawn;
  }
}

customElements.define("vigie-map", VigieMap);
