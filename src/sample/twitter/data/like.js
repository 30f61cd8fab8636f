window.YTD.like.part0 = [
  {
    "like" : {
      "tweetId" : "40873829467147168",
      "fullText" : "Well done.",
      "expandedUrl" : "https://twitter.com/i/web/status/40873829467147168"
    }
  },
  {
    "like" : {
      "tweetId" : "40121169998947936",
      "fullText" : "Back tomorrow.",
      "expandedUrl" : "https://twitter.com/i/web/status/40121169998947936"
    }
  },
  {
    "like" : {
      "tweetId" : "38820214340695360",
      "fullText" : "Good night.",
      "expandedUrl" : "https://twitter.com/i/web/status/38820214340695360"
    }
  },
  {
    "like" : {
      "tweetId" : "36893791485993056",
      "fullText" : "What a view.",
      "expandedUrl" : "https://twitter.com/i/web/status/36893791485993056"
    }
  },
  {
    "like" : {
      "tweetId" : "35626654499235648",
      "fullText" : "Open as usual.",
      "expandedUrl" : "https://twitter.com/i/web/status/35626654499235648"
    }
  },
  {
    "like" : {
      "tweetId" : "33819819637193280",
      "fullText" : "Grüße!",
      "expandedUrl" : "https://twitter.com/i/web/status/33819819637193280"
    }
  },
  {
    "like" : {
      "tweetId" : "28575576490462144",
      "fullText" : "Done!",
      "expandedUrl" : "https://twitter.com/i/web/status/28575576490462144"
    }
  },
  {
    "like" : {
      "tweetId" : "24571274459533920",
      "fullText" : "Happy new year!",
      "expandedUrl" : "https://twitter.com/i/web/status/24571274459533920"
    }
  },
  {
    "like" : {
      "tweetId" : "16764953295166208",
      "fullText" : "See you all there.",
      "expandedUrl" : "https://twitter.com/i/web/status/16764953295166208"
    }
  }
]