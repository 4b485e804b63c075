{{- define "grace" }}{{ .Values.grace }}{{ end }}
