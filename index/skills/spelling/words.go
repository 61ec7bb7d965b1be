package spelling

import "strings"

// Words that say what a name beside them is: a command, a thing with an identifier, a job.

// programs are commands that take the names of technologies as arguments.
var programs = setOf(`apk apt apt-get aptitude asdf brew bundle bunx cargo choco composer conda curl dnf dnx docker
	docker-compose dotnet flatpak gem git helm kubectl mamba mix nix npm npx nvm pacman pip pip3 pipenv pipx pnpm podman
	poetry port rustup scoop sdk snap ssh sudo systemctl terraform uv wget winget yarn yum zypper`)

// jointWords stand between the parts of a sentence: a command does not go on after them.
var jointWords = setOf("a an and as for in into is like of on or our such than that the then to use using we with your " +
	"und oder mit et ou avec y o con e com ed")

// identified are words for things whose names are identifiers, beside the name.
var identified = setOf(`cd chmod chown cp echo exec export ls mkdir mv rm touch alias binary branch called channel cli command container daemon dependency
	directory domain executable file filename folder hashtag host hostname image keyword label import
	module named namespace organisation organization package path plugin repo repository schema
	script subdomain tag topic user username variable
	Befehl Datei Ordner Paket Zweig commande dossier fichier paquet paquete carpeta rama archivo`)

// jobWords may follow or precede a skill in a title without making another name.
var jobWords = setOf(`administrator advocate analyst and application applications architect back backend certified
	cloud coach consultant contractor data dev developer developers development devops engineer engineering engineers
	entwickler entwicklerin experience expert experte framework freelancer front frontend full fullstack guru head intern
	internship junior knowledge lead leader manager mid midlevel ninja of or principal programmer programmers
	programming required scientist senior skills software specialist sr stack staff student team tech technical
	tester trainer web working développeur développeuse ingénieur desarrollador ingeniero sviluppatore ontwikkelaar`)

// setOf is the set of the words of a text.
func setOf(text string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(text) {
		set[w] = true
	}
	return set
}
