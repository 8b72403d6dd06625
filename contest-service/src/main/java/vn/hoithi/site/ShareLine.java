package vn.hoithi.site;

/** A link in the list of channels. */
record ShareLine(String channel, String label, String address, String path) {

    /** The address as people type it, without its scheme. */
    public String typed() {
        return address.substring(address.indexOf("://") + 3);
    }
}
